import { Switch } from 'antd'
import { FAULTS } from '../wire/faults.ts'
import type { Bench } from './use-bench.ts'

/** Six switches, each for the next message only; afterwards it is off again and says that it took effect. */
export function FaultPanel({ bench }: { readonly bench: Bench }) {
  const { armed, fired } = bench.state
  return (
    <section className="wb-panel wb-faults" aria-labelledby="wb-faults-title">
      <header>
        <h2 id="wb-faults-title">故障注入</h2>
        <span className="wb-hint">每次打开只作用于下一次发送</span>
      </header>
      <ul>
        {FAULTS.map(({ fault, label, hint }) => {
          const effect = fired.find((it) => it.fault === fault)
          return (
            <li key={fault}>
              <label htmlFor={`wb-fault-${fault}`}>
                <Switch
                  id={`wb-fault-${fault}`}
                  size="small"
                  checked={armed.has(fault)}
                  onChange={() => bench.toggle(fault)}
                  aria-label={label}
                />
                <span>{label}</span>
              </label>
              {effect === undefined || armed.has(fault) ? (
                <span className="wb-hint">{hint}</span>
              ) : (
                <span className="wb-fired">{effect.infno} 已生效</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
