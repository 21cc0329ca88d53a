import { formatYuanGrouped } from '@tongchou/kernel'
import type { StepRecord } from '../plans/run-plan.ts'
import { type Answer, isAccepted } from '../wire/answer.ts'
import { identitiesOf } from '../wire/identities.ts'
import { differencesFromPreview } from './amount-rows.ts'
import { latestOf, type Run } from './run-state.ts'

/** The six identities, each opening with its two sides, and whether the settlement is what the preview said. */
export function IdentitiesLine({ run, record }: { readonly run: Run; readonly record: StepRecord }) {
  if (record.answer === null) return null
  const identities = identitiesOf(record.answer)
  if (identities.length === 0) return null
  const broken = identities.filter(({ holds }) => !holds)
  const compared = comparedWithPreview(run, record, record.answer)
  return (
    <details className={`wb-identities ${broken.length === 0 ? 'is-ok' : 'is-bad'}`}>
      <summary>
        {broken.length === 0 ? '六个恒等式成立' : `${broken.length} 个恒等式不成立`}
        {compared}
      </summary>
      <ul>
        {identities.map(({ claim, left, right, holds }) => (
          <li key={claim} className={holds ? '' : 'is-bad'}>
            <span>{claim}</span>
            <span className="wb-money">
              {formatYuanGrouped(left)} {holds ? (left === right ? '=' : '≤') : '≠'}{' '}
              {formatYuanGrouped(right)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const PREVIEW_OF: Readonly<Record<string, string>> = { '2304': '2303', '2207': '2206' }

function comparedWithPreview(run: Run, { step }: StepRecord, answer: Answer): string {
  const key = PREVIEW_OF[step.infno]
  const preview = key === undefined ? null : (latestOf(run, key)?.answer ?? null)
  if (preview === null || !isAccepted(preview)) return ''
  const different = differencesFromPreview(preview, answer)
  return different.length === 0
    ? `；与预结算 ${key} 一致`
    : `；与预结算 ${key} 不同：${different.slice(0, 3).join('、')}`
}
