import { useQuery } from '@tanstack/react-query'
import type { FilingKind } from '@tongchou/filings/contract'
import type { PersonRecord } from '@tongchou/insured/contract'
import { filingPreviewQuery, filingSubjectsQuery } from '../filings/filing-queries.ts'
import { Problem } from '../frame/api.ts'

/** Where each is filed and what is shown there, in the order in which they are asked for. */
const WAYS: readonly (readonly [FilingKind, string, readonly string[]])[] = [
  [
    'offsite',
    '去外地看病',
    [
      '长期住在外地：在上面申请；或者带居住证、房产证明、单位外派证明中的一样到经办窗口。',
      '转到外地：由医院开转诊单，带到经办窗口。',
      '在外地急诊抢救：带急诊病历、诊断证明到经办窗口补办。',
    ],
  ],
  ['referral', '在市内转院', ['由转出的医院开转诊单，带到经办窗口。']],
  ['chronic', '门诊慢特病', ['带病历、检查报告、诊断证明到经办窗口。']],
  ['twoDisease', '高血压、糖尿病用药', ['带诊断证明、用药记录到经办窗口。']],
  ['separateDrug', '单独支付的药品', ['带医生的处方、诊断证明到经办窗口。']],
  ['majorDisease', '重大疾病', ['带诊断证明、病理或检查报告到经办窗口。']],
  ['maternity', '生育登记（丈夫参加职工医保）', ['带结婚证，和丈夫的姓名、人员编号，到经办窗口。']],
  ['assistanceTilt', '倾斜救助', ['身份先由民政等部门认定，再到经办窗口申请。']],
]

/** 怎么备案: of the kinds that the law here has for this person, where each is filed and with which papers. */
export function HowToFile({ person }: { person: PersonRecord }) {
  const { data: subjects } = useQuery(filingSubjectsQuery)
  const isTwoDisease = useIsFor(person, { kind: 'twoDisease', subject: 'diabetes' })
  const isTilt = useIsFor(person, { kind: 'assistanceTilt' })
  if (subjects === undefined || person.enrolment === null) return null
  const isFor: Partial<Record<FilingKind, boolean>> = {
    ...{ twoDisease: isTwoDisease, assistanceTilt: isTilt },
    maternity: person.sex === 'F' && person.enrolment.scheme !== 'employee',
  }
  const shown = WAYS.filter(([kind]) => !subjects.lacking.includes(kind) && isFor[kind] !== false)
  return (
    <section className="me-card" aria-label="怎么备案">
      <h2>怎么备案</h2>
      <p className="hint">都要带身份证。窗口通常看下面这些材料，缺什么，窗口会说清。</p>
      {shown.map(([kind, title, ways]) => (
        <details key={kind} className="me-details">
          <summary>{title}</summary>
          <ul className="me-effects">
            {ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

/** Whether the law of today has a kind for this person: the server says so before anything is filed. */
function useIsFor(
  { personId, on }: PersonRecord,
  kind: { kind: 'twoDisease'; subject: 'diabetes' } | { kind: 'assistanceTilt' },
): boolean {
  const { error } = useQuery(filingPreviewQuery(personId, { filing: { ...kind, from: on, to: null } }))
  return !(error instanceof Problem && error.code !== 'already-filed')
}
