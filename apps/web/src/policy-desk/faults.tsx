import type { Fault } from '@tongchou/lawbook/contract'

/** Where the draft is no law: file, key, line and reason; nothing else runs. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <section className="state state-refusal" role="alert">
      <h2>草案有 {faults.length} 处不成文法，改正前不能往下走</h2>
      <ul className="desk-faults">
        {faults.map((fault) => (
          <li key={`${fault.file} ${fault.key} ${fault.reason}`}>
            <code className="mono">
              {fault.file}
              {fault.line === null ? '' : `:${fault.line}`} {fault.key}
            </code>{' '}
            {fault.reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
