import type { Sql } from '@tongchou/database'

/** What stands between one fund of one district and one person. Fen. */
export interface Balance {
  person_id: string
  fund: string
  district: string
  /** On 应付参保人待遇差额; negative where more was paid than is owed by now. */
  payable: number
  /** On 应收参保人待遇差额. */
  receivable: number
  moved_on: string
  /** It stands in a batch that waits for a second person. */
  is_waiting: boolean
}

/** Whatever is not nothing. Only whose year was run again has such accounts. */
const BALANCES = `
  select b.*, exists (select from person_payment l join payment_batch h using (batch_id) where l.person_id = b.person_id
      and l.fund = b.fund and l.district = b.district and h.decided_by is null) as is_waiting
  from (
    select p.person_id, p.fund, j.district, max(j.booked_on) as moved_on,
      sum(case 'personPayable' when p.credit then p.amount when p.debit then -p.amount else 0 end)::bigint as payable,
      sum(case 'personReceivable' when p.debit then p.amount when p.credit then -p.amount else 0 end)::bigint as receivable
    from posting p join journal j using (person_id, journal_id, fund)
    where p.person_id in (select r.person_id from readjudication r)
      and ('personPayable' in (p.credit, p.debit) or 'personReceivable' in (p.credit, p.debit))
    group by p.person_id, p.fund, j.district) b
  where (b.payable <> 0 or b.receivable <> 0)`

/** The balances of a reader's districts. */
export async function balancesIn(sql: Sql, scope: string): Promise<Balance[]> {
  const rows = await sql.query<Balance>(BALANCES)
  return rows.filter(({ district }) => sees(scope, district))
}

/** The balances of one person. */
export const balancesOf = (sql: Sql, personId: string): Promise<(Balance & { fund_name: string })[]> =>
  sql.query(
    `select q.*, f.name as fund_name from (${BALANCES} and b.person_id = $1) q join fund f using (fund) order by q.fund`,
    [personId],
  )

/** Whether a scope, '*' or district codes, holds a district. */
export const sees = (scope: string, district: string): boolean =>
  scope === '*' || scope.split(',').includes(district)

/** What the fund owes the person after both are set against each other; negative: the person the fund. */
export const netOf = ({ payable, receivable }: Pick<Balance, 'payable' | 'receivable'>): number =>
  payable - receivable
