import { FILING_NAMES, FILING_SUBJECTS, type FilingView } from './contract.ts'

export const SCHEME_WORDS = { employee: '职工医保', resident: '居民医保', student: '学生医保' } as const

/** A filing in one sentence, for the one who approves. */
export function sentenceOf(filing: {
  kind: FilingView['kind']
  subject: string
  subjectName: string | null
  toProvider: string | null
  from: string
  to: string | null
}): string {
  const name =
    FILING_SUBJECTS[filing.subject] ?? [filing.subjectName, filing.subject].filter(Boolean).join(' ')
  const where = filing.toProvider === null ? '' : `，去${filing.toProvider}`
  return `${FILING_NAMES[filing.kind]}：${name}${where}，${filing.from} 至${filing.to === null ? '长期' : ` ${filing.to}`}`
}
