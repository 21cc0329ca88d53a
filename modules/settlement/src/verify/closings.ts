import { type Finding, rowName, type Sql } from '@tongchou/database'
import { BOOKED } from '@tongchou/ledger'
import type { SheetRow } from '../closing/sheet.ts'
import { digestOfSheet } from '../closing/signed-sheet.ts'
import { CLOSING_SIGNED } from '../use-cases/sign-closing.ts'

interface StoredClosing {
  closing_id: string
  day: string
  district: string
  journals: number
  rows: Omit<SheetRow, 'district'>[]
  digest: Buffer
  signed_by: string
  /** What the books say by now of what it signed; null where nothing is left of it. */
  booked: BookedFund[] | null
}

type BookedFund = Pick<SheetRow, 'fund' | (typeof NAMES)[number]>

const NAMES = ['journals', 'spent', 'payable', 'persons', 'paid'] as const

/** Every signature beside what was booked on its day, in its district, up to its moment. */
const CLOSINGS = `
  select c.closing_id, c.day, c.district, c.journals, c.rows, c.digest, c.signed_by, (
    select jsonb_agg(f) from (
      select fund, count(*)::int as journals, sum(spent)::bigint as spent, sum(payable)::bigint as payable,
        sum(persons)::bigint as persons, sum(paid)::bigint as paid
      from (
        select j.fund, case when j.reason = 'payment' then 0 else ${BOOKED.spent} end as spent,
          case when j.reason = 'payment' then 0 else ${BOOKED.payable} end as payable,
          case when j.reason = 'payment' then 0 else ${BOOKED.persons} end as persons,
          case when j.reason = 'payment' then ${BOOKED.paid} else 0 end as paid
        from journal j left join posting p using (person_id, journal_id, fund)
        where j.booked_on = c.day and j.district = c.district and j.booked_at <= c.up_to
        group by j.person_id, j.journal_id, j.fund, j.reason) one
      group by fund) f) as booked
  from daily_closing c order by c.day, c.district, c.up_to`

/** Audit entries of signatures that are gone. */
const GONE = `
  select a.subject from audit_entry a where a.action = $1 and not exists (select from daily_closing c where c.closing_id = a.person_id)`

/**
 * Whether every signed daily closing still says what the books say of its day, and what its audit chain witnesses.
 * @param looked is told of every signature
 */
export async function closingFindings(sql: Sql, looked: () => void): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const closing of await sql.query<StoredClosing>(CLOSINGS)) {
    looked()
    findings.push(...bookFindings(closing), ...(await witnessFindings(sql, closing)))
  }
  for (const { subject } of await sql.query<{ subject: string }>(GONE, [CLOSING_SIGNED]))
    findings.push({ what: '审计记录所说的日终已不存在', row: subject, expected: '签过的日终', found: '没有' })
  return findings
}

function bookFindings(closing: StoredClosing): Finding[] {
  const signed = new Map(closing.rows.map((row) => [row.fund, row]))
  const booked = new Map((closing.booked ?? []).map((row) => [row.fund, row]))
  return [...new Set([...signed.keys(), ...booked.keys()])].flatMap((fund) => {
    const [expected, found] = [textOf(signed.get(fund)), textOf(booked.get(fund))]
    return expected === found
      ? []
      : [{ what: '签过的日终与账不符', row: `${nameOf(closing)} ${fund}`, expected, found }]
  })
}

const textOf = (row: BookedFund | undefined): string => {
  if (row === undefined) return '没有记账'
  const { journals, spent, payable, persons, paid } = row
  return `${journals} 笔，支出 ${spent} 分，应付机构 ${payable} 分，应付个人 ${persons} 分，收付 ${paid} 分`
}

async function witnessFindings(sql: Sql, closing: StoredClosing): Promise<Finding[]> {
  const entries = await sql.query<{ actor: string; action: string; digest: Buffer }>(
    'select actor, action, digest from audit_entry where person_id = $1',
    [closing.closing_id],
  )
  const [entry] = entries
  const digest = Buffer.from(digestOfSheet(closing))
  const isWhole =
    entries.length === 1 &&
    entry?.action === CLOSING_SIGNED &&
    entry.actor === closing.signed_by &&
    digest.equals(closing.digest) &&
    digest.equals(entry.digest)
  return isWhole
    ? []
    : [
        {
          ...{ what: '签过的日终与审计链不符', row: nameOf(closing) },
          ...{ expected: '一条同样内容的审计记录', found: entry === undefined ? '没有' : '不一致' },
        },
      ]
}

const nameOf = ({ closing_id, day, district }: StoredClosing): string =>
  rowName('日终', 'daily_closing', { closing_id, day, district })
