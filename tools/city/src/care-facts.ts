import { type CivilDate, civilDate } from '@tongchou/kernel'
import { EXCLUSIONS, type LineFacts, type SettlementFacts, type YearState } from '@tongchou/policy'
import { oneOf } from './catalogue.ts'
import type { CityPerson, Enrolment, Span } from './person.ts'
import type { PlannedLine, PlannedVisit } from './visit.ts'

export const isIn = (span: Span, day: CivilDate): boolean =>
  span.from <= day && (span.before === null || day < span.before)

/** What the engine is asked for a planned visit: the person as he stood on its first day. */
export function careFacts(
  person: CityPerson,
  enrolment: Enrolment,
  visit: PlannedVisit,
  at: { year: YearState; accountBalance: number },
): SettlementFacts {
  const { provider } = visit
  const filed = person.filings.filter((it) => isIn(it, visit.startedOn))
  return {
    person: {
      scheme: enrolment.scheme,
      status: enrolment.status,
      birthDate: person.bornOn,
      categories: person.categories.filter((it) => isIn(it, visit.startedOn)).map((it) => it.category),
      tier: enrolment.tier,
      conditions: filed.flatMap((it) =>
        it.kind === 'chronic' ? [`chronic:${it.subject}`] : it.kind === 'twoDisease' ? [it.subject] : [],
      ),
      maternityCovered: filed.some((it) => it.kind === 'maternity'),
      accountBalance: enrolment.hasAccount ? at.accountBalance : 0,
    },
    year: at.year,
    episode: {
      type: visit.kind,
      benefitCode: null,
      facility: {
        level: provider.level,
        kind: provider.kind,
        signed: provider.isSigned,
        local: provider.isLocal,
      },
      start: visit.startedOn,
      end: visit.endedOn,
      offsite: visit.offsite ?? 'none',
      referral: null,
      oncologyTherapy: visit.oncologyTherapy === true,
      liability: 'none',
      lines: visit.lines.map(lineFacts),
    },
    useAccount: visit.useAccount,
  }
}

const lineFacts = ({ item, unitPrice, quantity, amount, on }: PlannedLine): LineFacts => ({
  class: item.class,
  kind: item.kind,
  unitPrice,
  quantity,
  amount,
  ceiling: item.ceiling,
  bonusPoints: item.bonusPoints,
  excluded: item.excluded === null ? null : oneOf(item.excluded, EXCLUSIONS),
  date: civilDate(on),
})
