import { FILING_NAMES, type FilingKind, type NewFiling, subjectWords } from './contract.ts'
import { divisionName } from './division.ts'

export const SCHEME_WORDS = { employee: '职工医保', resident: '居民医保', student: '学生医保' } as const

/** What the codes of a filing are called, where it is known here. */
export interface Names {
  readonly subject: string | null
  readonly from: string | null
  readonly to: string | null
}

/** A filing that stands, in one sentence, for the one who approves that it is withdrawn. */
export const sentenceOf = (
  filing: { kind: FilingKind; subject: string; from: string; to: string | null },
  names: Names,
): string =>
  sentence(
    filing,
    subjectWords({ kind: filing.kind, subject: filing.subject, subjectName: names.subject }),
    names,
  )

/** A filing that is asked for, in one sentence, for the one who approves it. */
export function sentenceOfAsked(filing: NewFiling, names: Names): string {
  switch (filing.kind) {
    case 'referral':
      return sentence(filing, '', {
        from: names.from ?? filing.fromProvider,
        to: names.to ?? filing.toProvider,
      })
    case 'maternity':
      return sentence(filing, `丈夫 ${filing.husband.name} ${filing.husband.personNo}`, names)
    case 'assistanceTilt':
      return sentence(filing, '', names)
    case 'offsite':
      return sentenceOf(filing, { ...names, to: placeWords(filing.toPlace, names.to ?? filing.toProvider) })
    case 'chronic':
    case 'twoDisease':
    case 'separateDrug':
    case 'majorDisease':
      return sentenceOf(filing, names)
  }
}

function sentence(
  { kind, from, to }: { kind: FilingKind; from: string; to: string | null },
  subject: string,
  names: Omit<Names, 'subject'>,
): string {
  const what = [
    subject,
    ...(names.from === null ? [] : [`从${names.from}`]),
    ...(names.to === null ? [] : [`去${names.to}`]),
  ].filter((part) => part !== '')
  const named = what.length === 0 ? FILING_NAMES[kind] : `${FILING_NAMES[kind]}：${what.join('，')}`
  return `${named}，${from} 至${to === null ? '长期' : ` ${to}`}`
}

/** Where off-site care takes place: the division by name, and the institution where one is named. */
export function placeWords(toPlace: string | null, institution: string | null): string | null {
  const place = toPlace === null ? null : (divisionName(toPlace) ?? toPlace)
  return place === null || institution === null ? (place ?? institution) : `${place} ${institution}`
}
