import { type FilingKind, type FilingSubjects, newFilingShape } from '@tongchou/filings/contract'
import type { FactField, Filled } from '../facts/fact-kinds.ts'
import type { Asked } from './filing-queries.ts'

export const WITHDRAW = 'withdraw'

/** What a counter files, the most frequent first. */
export const KIND_CHOICES: readonly (readonly [FilingKind, string])[] = [
  ['offsite', '异地就医'],
  ['chronic', '门诊慢特病'],
  ['twoDisease', '两病用药（高血压、糖尿病）'],
  ['separateDrug', '单独支付药品'],
  ['referral', '市内转诊（医院之间）'],
  ['maternity', '生育登记（未就业的妻子）'],
  ['majorDisease', '重大疾病'],
  ['assistanceTilt', '倾斜救助'],
]

type Choices = readonly (readonly [string, string])[]

/** What the fields offer: what the platform knows by codes, and the filings that are not withdrawn. */
export interface Offered {
  readonly subjects: FilingSubjects
  readonly inForce: Choices
}

export const NOTHING_OFFERED: FilingSubjects = {
  ...{
    diseases: [],
    drugs: [],
    hospitals: [],
    majorDiseases: [],
    lacking: [],
    places: [],
    hospitalsElsewhere: [],
  },
}

const LEVEL_WORDS: Readonly<Record<number, string>> = { 1: '一级', 2: '二级', 3: '三级' }

/** The fields of a kind: what the law asks for, and no more. */
export function fieldsOf(kind: string, { subjects, inForce }: Offered): readonly FactField[] {
  const choice = (name: string, label: string, choices: Choices): FactField => ({
    name,
    label,
    as: 'choice',
    choices,
  })
  const text = (name: string, label: string): FactField => ({ name, label, as: 'text' })
  const from: FactField = { name: 'from', label: '从哪天起', as: 'day' }
  const to: FactField = { name: 'to', label: '到哪天', as: 'day', isOptional: true }
  const coded = (items: readonly { code: string; name: string }[]): Choices =>
    items.map(({ code, name }) => [code, `${name} ${code}`])
  switch (kind) {
    case WITHDRAW:
      return [choice('withdraws', '撤销哪一条', inForce)]
    case 'offsite':
      return [
        choice('subject', '为什么在外地看病', [
          ['longTerm', '长期异地居住（安置、居住、驻外工作）'],
          ['referral', '转诊转院'],
          ['emergency', '急诊抢救'],
        ]),
        choice('toPlace', '就医地', coded(subjects.places)),
        { ...choice('toProvider', '转往的机构', coded(subjects.hospitalsElsewhere)), isOptional: true },
        from,
        to,
      ]
    case 'chronic':
      return [choice('subject', '病种', coded(subjects.diseases)), from, to]
    case 'separateDrug':
      return [choice('subject', '药品', coded(subjects.drugs)), from, to]
    case 'referral': {
      const hospitals: Choices = subjects.hospitals.map(({ code, name, level }) => [
        code,
        `${name}（${LEVEL_WORDS[level] ?? ''}）`,
      ])
      return [
        choice('fromProvider', '从哪家转出', hospitals),
        choice('toProvider', '转到哪家', hospitals),
        from,
        to,
      ]
    }
    case 'maternity':
      return [text('personNo', '丈夫的人员编号'), text('name', '丈夫的姓名'), from, to]
    case 'majorDisease':
      return [
        choice(
          'subject',
          '病种',
          subjects.majorDiseases.map((name) => [name, name]),
        ),
        from,
        to,
      ]
    case 'assistanceTilt':
      return [from, to]
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
  const { personNo, name, to, ...rest } = Object.fromEntries(
    Object.entries(filled).filter(([, value]) => value !== ''),
  )
  const read = newFilingShape.safeParse({
    ...{ kind, ...rest, to: to ?? null },
    ...(kind === 'maternity' ? { husband: { personNo, name } } : {}),
  })
  return read.success ? { filing: read.data } : null
}
