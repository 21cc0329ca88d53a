import type { Sql } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'
import type { Scheme, SettlementAmounts } from '@tongchou/policy'
import { plus } from '../readjudication/year-of-care.ts'
import { type LocatedPart, locatedParts } from '../relatives-accounts.ts'
import { amountList, amountsOf, type Row } from '../rows.ts'

/** What became of a settlement, as far as a day's books follow from it. Instants as the database writes them in JSON. */
export interface DaySettlement extends Row {
  person_id: string
  settlement_id: string
  provider_code: string
  district: string
  scheme: Scheme
  kind: string
  settled_on: string
  settled_at: Date
  /** What relatives' accounts paid when it was settled, in their order. */
  relatives: { district: string; amount: number }[]
  /** Each time that its year was run again, the first time first; the voucher where something differed. */
  reruns: { on: string; at: string; scheme: Scheme; voucher: Row | null }[]
  reversals: { on: string; at: string; restoredOn: string | null; restoredAt: string | null }[]
  /** How accounts moved for it on the day, each in the district in whose books that stands. */
  movements: { district: string; amount: number }[]
}

const TOUCHED = `
  select person_id, settlement_id from settlement
   where settled_on = $1 and ($3::text[] is null or district = any ($3) or family_account_pay > 0)
  union select person_id, settlement_id from reversal where reversed_on = $1
  union select r.person_id, r.settlement_id from restoration t join reversal r using (person_id, reversal_id) where t.restored_on = $1
  union select i.person_id, i.settlement_id from readjudication r join readjudicated_settlement i using (person_id, readjudication_id)
   where r.readjudicated_on = $1`

const SETTLEMENTS = `
  select s.person_id, s.settlement_id, s.provider_code, s.district, s.scheme, s.kind, s.settled_on, s.settled_at, ${amountList('s')},
    coalesce((select jsonb_agg(jsonb_build_object('district', a.district, 'amount', -m.amount) order by m.movement_id::text)
      from account_movement m join account a using (person_id) where m.for_person_id = s.person_id and m.settlement_id = s.settlement_id
        and m.kind = 'spending' and m.at = s.settled_at), '[]') as relatives,
    coalesce((select jsonb_agg(jsonb_build_object('on', r.readjudicated_on, 'at', r.readjudicated_at, 'scheme', i.scheme, 'voucher',
        (select to_jsonb(v) from (select ${amountList('d')} from difference_voucher d where d.person_id = i.person_id
          and d.readjudication_id = i.readjudication_id and d.settlement_id = i.settlement_id) v)) order by r.readjudicated_at)
      from readjudicated_settlement i join readjudication r using (person_id, readjudication_id)
      where i.person_id = s.person_id and i.settlement_id = s.settlement_id), '[]') as reruns,
    coalesce((select jsonb_agg(jsonb_build_object('on', r.reversed_on, 'at', r.reversed_at, 'restoredOn', t.restored_on,
        'restoredAt', t.restored_at)) from reversal r left join restoration t using (person_id, reversal_id)
      where r.person_id = s.person_id and r.settlement_id = s.settlement_id), '[]') as reversals,
    coalesce((select jsonb_agg(jsonb_build_object('district', case when m.for_person_id is null then s.district else a.district end,
        'amount', m.amount)) from (
        select * from account_movement where person_id = s.person_id and settlement_id = s.settlement_id and for_person_id is null
        union all
        select * from account_movement where for_person_id = s.person_id and settlement_id = s.settlement_id) m
      join account a on a.person_id = m.person_id where m.at::date = $1 and m.at <= $2), '[]') as movements
  from settlement s join (${TOUCHED}) t using (person_id, settlement_id)`

/** The settlements from which a day's books follow: made, undone, restored or run again on it. */
export const settlementsOfDay = (
  sql: Sql,
  day: CivilDate,
  upTo: Date,
  districts: readonly string[] | null,
): Promise<DaySettlement[]> =>
  sql.query<DaySettlement>(SETTLEMENTS, [day, upTo, districts], 'settlements-of-day')

/** What a settlement lets be booked on a day in one fund of one district. Fen; less where it is negative. */
export interface Due {
  readonly reason: 'settlement' | 'difference' | 'reversal' | 'restoration'
  readonly fund: string
  readonly district: string
  readonly amount: number
}

/** Everything that the books of the day must say of a settlement. */
export function dueOn(it: DaySettlement, day: CivilDate, upTo: Date): Due[] {
  const until = upTo.getTime()
  const isOn = (on: string | null, at: string | null) => on === day && at !== null && Date.parse(at) <= until
  const stages = stagesOf(it)
  const at = (moment: string) =>
    stages.findLast((stage) => stage.at < Date.parse(moment))?.parts ?? stages[0]?.parts ?? []
  const due = (reason: Due['reason'], parts: readonly LocatedPart[], sign: 1 | -1 = 1): Due[] =>
    parts.map(({ fund, district, amount }) => ({ reason, fund, district, amount: sign * amount }))
  const settled = it.settled_on === day && it.settled_at.getTime() <= until
  return [
    ...(settled ? due('settlement', stages[0]?.parts ?? []) : []),
    ...it.reruns.flatMap((rerun, index) =>
      isOn(rerun.on, rerun.at)
        ? [
            ...due('difference', stages[index + 1]?.parts ?? []),
            ...due('difference', stages[index]?.parts ?? [], -1),
          ]
        : [],
    ),
    ...it.reversals.flatMap((undone) => [
      ...(isOn(undone.on, undone.at) ? due('reversal', at(undone.at), -1) : []),
      ...(isOn(undone.restoredOn, undone.restoredAt) ? due('restoration', at(undone.at)) : []),
    ]),
  ]
}

interface Stage {
  at: number
  parts: readonly LocatedPart[]
}

/** What each fund pays of it, when it was settled and after each run of its year. */
function stagesOf(it: DaySettlement): Stage[] {
  let amounts = amountsOf(it)
  const stages: Stage[] = [{ at: it.settled_at.getTime(), parts: partsOf(it, it.scheme, amounts) }]
  for (const rerun of it.reruns) {
    if (rerun.voucher !== null) amounts = plus(amounts, amountsOf(rerun.voucher))
    stages.push({ at: Date.parse(rerun.at), parts: partsOf(it, rerun.scheme, amounts) })
  }
  return stages
}

/** Where relatives' accounts did not pay what it says of them, only what they paid can be in anybody's books. */
function partsOf(it: DaySettlement, scheme: Scheme, amounts: SettlementAmounts): LocatedPart[] {
  const spent = it.relatives.reduce((sum, { amount }) => sum + amount, 0)
  const familyAccountPay = Math.min(amounts.familyAccountPay, spent)
  return locatedParts({ ...it, scheme }, { ...amounts, familyAccountPay }, it.relatives)
}
