import type { Sql } from '@tongchou/database'
import { type CivilDate, firstDayOf, lastDayOf, type Month, monthOf, yearOf } from '@tongchou/kernel'
import { BOOKED } from '@tongchou/ledger'
import type { FundBalance, FundBalances, FundDay } from '../fund-balances-contract.ts'

type DistrictBalance = FundBalance['districts'][number]
type Figures = Omit<DistrictBalance, 'district'>

/** Balances since the first booking, and what was spent and paid since the month and the year began. */
const BALANCES = `
  select d.fund, d.district, sum(d.payable)::bigint as payable, sum(d.persons)::bigint as persons,
    coalesce(sum(d.paid) filter (where d.booked_on >= $3), 0)::bigint as paid,
    coalesce(sum(d.spent) filter (where d.booked_on >= $3), 0)::bigint as "spentThisYear",
    coalesce(sum(d.spent) filter (where d.booked_on >= $2), 0)::bigint as "spentThisMonth"
  from (select j.fund, j.district, j.booked_on, ${BOOKED.spent} as spent, ${BOOKED.payable} as payable, ${BOOKED.persons} as persons,
      ${BOOKED.paid} as paid
    from journal j join posting p using (person_id, journal_id, fund) where j.booked_on <= $1
    group by j.fund, j.district, j.booked_on) d
  group by d.fund, d.district order by d.fund, d.district`

/** How the funds stand up to a day, in the districts that the connection sees. */
export async function fundBalances(sql: Sql, through: CivilDate): Promise<FundBalances> {
  const rows = await sql.query<Omit<DistrictBalance, 'accounts'> & { fund: string }>(BALANCES, [
    through,
    firstDayOf(monthOf(through)),
    `${yearOf(through)}-01-01`,
  ])
  const accounts = await sql.query<{ district: string; balance: number }>(
    'select district, sum(balance)::bigint as balance from account group by district order by district',
  )
  const names = await sql.query<{ fund: string; name: string }>('select fund, name from fund order by fund')
  const funds = names.map(({ fund, name }) => {
    const own = rows.filter((row) => row.fund === fund).map(({ fund: _, ...row }) => row)
    const districts =
      fund === ACCOUNTS ? withAccounts(own, accounts) : own.map((it) => ({ ...it, accounts: null }))
    return { fund, name, ...sumOf(districts), districts }
  })
  return {
    through,
    funds: funds
      .filter(({ districts }) => districts.length > 0)
      .toSorted((a, b) => placeOf(a.fund) - placeOf(b.fund)),
  }
}

const ACCOUNTS = 'employeeAccount'

/** As the offices list them: employees, residents, assistance, others. */
const ORDER: readonly string[] = [
  'employeePooled',
  'employeeCatastrophic',
  ACCOUNTS,
  'residentPooled',
  'residentCatastrophic',
  'assistance',
]
const placeOf = (fund: string): number => (ORDER.includes(fund) ? ORDER.indexOf(fund) : ORDER.length)

const NOTHING = { spentThisMonth: 0, spentThisYear: 0, payable: 0, persons: 0, paid: 0 }

function withAccounts(
  own: readonly Omit<DistrictBalance, 'accounts'>[],
  accounts: readonly { district: string; balance: number }[],
): DistrictBalance[] {
  const districts = new Set([...own, ...accounts].map(({ district }) => district))
  return [...districts].toSorted().map((district) => ({
    ...(own.find((it) => it.district === district) ?? { district, ...NOTHING }),
    accounts: accounts.find((it) => it.district === district)?.balance ?? 0,
  }))
}

const sumOf = (districts: readonly DistrictBalance[]): Figures =>
  districts.reduce<Figures>(
    (sum, it) => ({
      spentThisMonth: sum.spentThisMonth + it.spentThisMonth,
      spentThisYear: sum.spentThisYear + it.spentThisYear,
      payable: sum.payable + it.payable,
      persons: sum.persons + it.persons,
      paid: sum.paid + it.paid,
      accounts: it.accounts === null ? sum.accounts : (sum.accounts ?? 0) + it.accounts,
    }),
    { ...NOTHING, accounts: null },
  )

/** What one fund booked in a month, day by day, the last first. */
export const fundDays = (sql: Sql, fund: string, month: Month): Promise<FundDay[]> =>
  sql.query<FundDay>(
    `select j.booked_on as day, count(distinct j.journal_id)::int as journals, ${BOOKED.spent} as spent, ${BOOKED.payable} as payable,
       ${BOOKED.persons} as persons, ${BOOKED.paid} as paid
     from journal j join posting p using (person_id, journal_id, fund)
     where j.fund = $1 and j.booked_on between $2 and $3 group by j.booked_on order by j.booked_on desc`,
    [fund, firstDayOf(month), lastDayOf(month)],
  )
