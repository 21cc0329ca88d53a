import type { Database } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import type { FundPart, Scheme } from '@tongchou/policy'
import { amountsOf, type Row } from '@tongchou/settlement'
import type { Status } from '../platform/platform.ts'

/** A settlement out of its rows, as far as national answers show it. */
export interface StoredSettlement {
  readonly settlementId: Uuid
  readonly encounterId: Uuid
  readonly providerCode: string
  readonly district: string
  readonly scheme: Scheme
  readonly status: Status
  readonly year: number
  readonly isReversed: boolean
  readonly settledAt: Date
  readonly amounts: ReturnType<typeof amountsOf>
  readonly fundParts: readonly FundPart[]
  readonly ratioBp: number
  readonly pooledLeft: number
  readonly balanceAfter: number
  readonly msgid: string
}

interface Stored extends Row {
  readonly row: Row & { facts: { person: { status: Status }; year: { pooledPaid: number } } }
  readonly parts: readonly FundPart[]
  readonly ratioBp: number
  readonly pooledMaximum: number | null
  readonly balance: number
  readonly msgid: string
  readonly settledAt: Date
  readonly year: number
}

/** Reads one settlement of a person; null where there is none of that number. */
export async function readSettlement(
  database: Database,
  personId: Uuid,
  settlementId: Uuid,
): Promise<StoredSettlement | null> {
  const [found] = await database.query<Stored>(READ, [personId, settlementId], 'settlement-for-hospital')
  if (found === undefined) return null
  const { row } = found
  return {
    settlementId,
    // What the platform stored is read back as what it was.
    encounterId: row.encounter_id as Uuid,
    providerCode: String(row.provider_code),
    district: String(row.district),
    scheme: row.scheme as Scheme,
    status: row.facts.person.status,
    year: found.year,
    isReversed: row.state === 'reversed',
    settledAt: found.settledAt,
    amounts: amountsOf(row),
    fundParts: found.parts,
    ratioBp: found.ratioBp,
    pooledLeft: Math.max(0, (found.pooledMaximum ?? 0) - row.facts.year.pooledPaid),
    balanceAfter: found.balance,
    msgid: found.msgid,
  }
}

const READ = `
  select to_jsonb(s) as row, s.settled_at as "settledAt", s.year,
    coalesce((select jsonb_agg(jsonb_build_object('fund', p.fund, 'amount', p.amount,
        'purpose', case when p.debit = 'accountSpending' then 'account' else substr(p.debit, 9) end) order by j.journal_id)
      from journal j join posting p using (person_id, journal_id)
      where j.person_id = s.person_id and j.settlement_id = s.settlement_id and j.reason = 'settlement'), '[]') as parts,
    coalesce((select l.ratio_bp from settlement_line l where l.person_id = s.person_id and l.settlement_id = s.settlement_id
      order by l.eligible desc, l.seq limit 1), 0) as "ratioBp",
    (select y.pooled_maximum from person_year y where y.person_id = s.person_id and y.scheme = s.scheme and y.year = s.year) as "pooledMaximum",
    coalesce((select m.balance_after from account_movement m where m.person_id = s.person_id and m.settlement_id = s.settlement_id
      and m.kind = 'spending' order by m.at desc limit 1), (select a.balance from account a where a.person_id = s.person_id), 0) as balance,
    coalesce((select m.msgid from answered_message m where m.person_id = s.person_id and m.settlement_id = s.settlement_id
      and m.infno in ('2207', '2207A', '2304', '2304A')), '') as msgid
  from settlement s where s.person_id = $1 and s.settlement_id = $2`

/** Which settlement a reversal undid, when, and what the account then held; null where there is none of that number. */
export async function readReversal(
  database: Database,
  personId: Uuid,
  reversalId: Uuid,
): Promise<{ readonly settlementId: Uuid; readonly reversedAt: Date; readonly balanceAfter: number } | null> {
  const [found] = await database.query<{ settlementId: Uuid; reversedAt: Date; balanceAfter: number }>(
    `select r.settlement_id as "settlementId", r.reversed_at as "reversedAt",
       coalesce((select m.balance_after from account_movement m where m.person_id = r.person_id and m.settlement_id = r.settlement_id
           and m.kind = 'refund' and m.at = r.reversed_at),
         (select a.balance from account a where a.person_id = r.person_id), 0) as "balanceAfter"
       from reversal r where r.person_id = $1 and r.reversal_id = $2`,
    [personId, reversalId],
  )
  return found ?? null
}

/** What a person's benefit years hold, by the counters' own names (fen). */
export async function readYears(database: Database, personId: Uuid, year: number) {
  const rows = await database.query<Record<string, number> & { scheme: Scheme; year: number }>(
    `select scheme, year, pooled_paid as "pooledPaid", coalesce(pooled_maximum - pooled_paid, 0) as "pooledLeft",
            catastrophic_burden as "catBurden", catastrophic_paid as "catPaid",
            outpatient_eligible as "otpElig", outpatient_paid as "otpPaid", antenatal_paid as "antenatal"
       from person_year where person_id = $1 and year = $2`,
    [personId, year],
  )
  return rows.map(({ scheme, year: of, ...counters }) => ({ scheme, year: of, counters }))
}
