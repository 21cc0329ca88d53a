import { newFilingShape } from '@tongchou/filings/contract'
import type { FactField, Filled } from '../facts/fact-kinds.ts'
import type { Asked } from './filing-queries.ts'

export const WITHDRAW = 'withdraw'

/** What a counter files, the most frequent first. */
export const KIND_CHOICES: readonly (readonly [string, string])[] = [
  ['offsite', '异地就医'],
  ['chronic', '门诊慢特病'],
  ['twoDisease', '两病用药（高血压、糖尿病）'],
  ['separateDrug', '单独支付药品'],
]

type Choices = readonly (readonly [string, string])[]

/** The fields of a kind; diseases, drugs and what is in force come from the platform. */
export function fieldsOf(
  kind: string,
  known: { diseases: Choices; drugs: Choices; inForce: Choices },
): readonly FactField[] {
  const choice = (name: string, label: string, choices: Choices): FactField => ({
    name,
    label,
    as: 'choice',
    choices,
  })
  const from: FactField = { name: 'from', label: '从哪天起', as: 'day' }
  const to: FactField = { name: 'to', label: '到哪天', as: 'day', isOptional: true }
  switch (kind) {
    case WITHDRAW:
      return [choice('withdraws', '撤销哪一条', known.inForce)]
    case 'offsite':
      return [
        choice('subject', '为什么在外地看病', [
          ['longTerm', '长期异地居住（安置、居住、驻外工作）'],
          ['referral', '转诊转院'],
          ['emergency', '急诊抢救'],
        ]),
        { name: 'toProvider', label: '就医地或机构', as: 'text' },
        from,
        to,
      ]
    case 'chronic':
      return [choice('subject', '病种', known.diseases), from, to]
    case 'separateDrug':
      return [choice('subject', '药品', known.drugs), from, to]
    default:
      return [
        choice('subject', '哪种病', [
          ['hypertension', '高血压'],
          ['diabetes', '糖尿病'],
        ]),
        from,
        to,
      ]
  }
}

/** What is asked for by what is filled in; null while something is missing. */
export function askedOf(kind: string, filled: Filled): Asked | null {
  if (kind === WITHDRAW) return filled.withdraws === undefined ? null : { withdraws: filled.withdraws }
  const { subject, toProvider, from, to } = filled
  const read = newFilingShape.safeParse({
    ...{ kind, subject, from, to: to === undefined || to === '' ? null : to },
    ...(kind === 'offsite' ? { toProvider } : {}),
  })
  return read.success ? { filing: read.data } : null
}
