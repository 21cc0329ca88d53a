import { type CatalogueItem, itemsOn } from '@tongchou/catalogue'
import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { Care, Refusal } from '../refusal.ts'
import { careOf } from './prepare-settlement.ts'

export interface UploadedLine {
  lineSn: string
  batch: string
  itemCode: string
  providerItem: string
  /** Millionths of a yuan, as the wire carries six decimals. */
  unitPriceMicro: number
  /** Ten-thousandths. */
  quantity: number
  /** Fen. */
  amount: number
  occurredOn: string
  hasConsent: boolean
  excluded?: string
  particulars: object
}

export interface LineCheck extends UploadedLine {
  item: CatalogueItem
}

interface AtEncounter {
  personId: string
  encounterId: string
  providerCode: string
  /** Given where the request is about one of the two: the other is refused. */
  care?: Care
}

/** Clients round differently: a difference of at most 0.1 yuan between price × quantity and the amount is taken as sent. */
const TOLERANCE_FEN = 10

/** Takes charges in (2204, 2301), all of a message or none of it; every refusal names its line. */
export const uploadLines =
  (needs: Needs) =>
  (
    request: AtEncounter & {
      lines: readonly UploadedLine[]
      /** Lines, as they were read, that go as these come: what a refund leaves of a line takes its place. */
      replacing?: readonly { lineSn: string; seq: number }[]
    },
  ): Promise<Result<{ lines: LineCheck[] }, Refusal>> =>
    needs.database.inTransaction('*', async (sql) => {
      const replacing = request.replacing ?? []
      const replaced = replacing.map((line) => line.lineSn)
      const [encounter] = await sql.query<{
        provider_code: string
        state: string
        kind: string
        started_on: string
        ended_on: string
        is_pharmacy: boolean
        last: number
        sns: string[]
        replaced: { lineSn: string; seq: number }[]
      }>(
        `select provider_code, state, kind, started_on, ${CATALOGUE_STANDS},
           (select v.kind = 'pharmacy' from provider_on(encounter.provider_code, encounter.started_on) v) as is_pharmacy, coalesce(ended_on, $4) as ended_on,
           (select coalesce(max(seq), 0) from charge_line l where l.person_id = $1 and l.encounter_id = $2) as last,
           array(select line_sn from charge_line l
             where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null and not line_sn = any($3)
             union all
             select jsonb_array_elements_text(l.particulars->'refunds') from charge_line l
             where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null) as sns,
           array(select jsonb_build_object('lineSn', line_sn, 'seq', seq) from charge_line l
             where l.person_id = $1 and l.encounter_id = $2 and l.withdrawn_at is null and line_sn = any($3)) as replaced
         from encounter where person_id = $1 and encounter_id = $2 for update`,
        [request.personId, request.encounterId, replaced, needs.today()],
      )
      if (encounter === undefined) return refuse({ code: 'unknown-encounter' })
      if (encounter.provider_code !== request.providerCode)
        return refuse({ code: 'wrong-provider', providerCode: encounter.provider_code })
      if (request.care !== undefined && careOf(encounter.kind) !== request.care)
        return refuse({ code: 'other-care', is: careOf(encounter.kind) })
      if (encounter.state !== 'open' && encounter.state !== 'discharged')
        return refuse({ code: 'encounter-closed', state: encounter.state })
      // Another message changed the lines since they were read.
      if (replacing.some((line) => !encounter.replaced.some((it) => it.seq === line.seq)))
        return refuse({ code: 'busy' })
      const items = await itemsOn(sql, request.lines)
      const seen = new Set(encounter.sns)
      const checked: LineCheck[] = []
      for (const [at, line] of request.lines.entries()) {
        const item = items.get(`${line.itemCode} ${line.occurredOn}`)
        const refusal = refusalOf(line, at + 1, item, encounter, seen)
        if (refusal?.code === 'unknown-item') return refuse(await withItsDays(sql, refusal, line.occurredOn))
        if (refusal !== null) return refuse(refusal)
        seen.add(line.lineSn)
        if (item !== undefined) checked.push({ ...line, item })
      }
      if (replaced.length > 0) await sql.query(WITHDRAW_LINES, atValues(needs, request, replaced))
      await sql.query(INSERT_LINES, [
        JSON.stringify(checked.map((line, at) => rowOf(request, line, encounter.last + at + 1))),
      ])
      await sql.query(
        'update encounter set version = version + 1 where person_id = $1 and encounter_id = $2',
        [request.personId, request.encounterId],
      )
      return ok({ lines: checked })
    })

/**
 * Whoever changes the catalogue for days that have begun waits for those who charge by it, and they for him; taken in the statement before
 * the items are read.
 */
export const CATALOGUE_LOCK = 7420811
const CATALOGUE_STANDS = `pg_advisory_xact_lock_shared(${CATALOGUE_LOCK})`

/** 目录类别 of medical services, which a pharmacy does not render. */
const SERVICES = '201'

const INSERT_LINES = 'insert into charge_line select * from jsonb_populate_recordset(null::charge_line, $1)'

function refusalOf(
  line: UploadedLine,
  at: number,
  item: CatalogueItem | undefined,
  encounter: { started_on: string; ended_on: string; is_pharmacy: boolean },
  seen: ReadonlySet<string>,
): Refusal | null {
  const named = { line: at, lineSn: line.lineSn }
  if (seen.has(line.lineSn)) return { code: 'duplicate-line-sn', ...named }
  if (line.occurredOn < encounter.started_on || line.occurredOn > encounter.ended_on)
    return {
      code: 'date-outside-stay',
      ...named,
      day: line.occurredOn,
      from: encounter.started_on,
      until: encounter.ended_on,
    }
  if (item === undefined) return { code: 'unknown-item', ...named, itemCode: line.itemCode }
  if (encounter.is_pharmacy && item.listType === SERVICES)
    return { code: 'not-sold-here', ...named, itemCode: line.itemCode }
  // Millionths of a yuan × ten-thousandths: to fen in one rounding.
  const expected = Math.round(
    Number((BigInt(line.unitPriceMicro) * BigInt(line.quantity)) / 10_000n) / 10_000,
  )
  const difference = line.amount - expected
  if (Math.abs(difference) > TOLERANCE_FEN)
    return { code: 'amount-mismatch', ...named, expected, actual: line.amount, difference }
  if (item.isPriceListed && line.unitPriceMicro > item.listPrice * 10_000)
    return {
      code: 'price-above-list',
      ...named,
      listed: item.listPrice,
      actual: Math.round(line.unitPriceMicro / 10_000),
    }
  return null
}

/** An item that the catalogue has on other days is told with them. */
async function withItsDays(
  sql: Sql,
  refusal: Extract<Refusal, { code: 'unknown-item' }>,
  day: string,
): Promise<Refusal> {
  const [known] = await sql.query<{ holds: string }>(
    `select string_agg(concat(lower(valid), ' 至 ', coalesce((upper(valid) - 1)::text, '长期')), '、' order by valid) as holds
       from catalogue_item where item_code = $1 having count(*) > 0`,
    [refusal.itemCode],
  )
  return known === undefined ? refusal : { ...refusal, code: 'item-not-valid', day, holds: known.holds }
}

const rowOf = (request: AtEncounter, line: LineCheck, seq: number): object => ({
  person_id: request.personId,
  encounter_id: request.encounterId,
  line_sn: line.lineSn,
  seq,
  batch: line.batch,
  item_code: line.itemCode,
  provider_item: line.providerItem,
  name: line.item.name,
  class: line.item.class,
  kind: line.item.kind,
  list_type: line.item.listType,
  charge_type: line.item.chargeType,
  unit_price_micro: line.unitPriceMicro,
  quantity: line.quantity,
  amount: line.amount,
  ceiling: line.item.ceiling,
  bonus_points: line.item.bonusPoints,
  excluded: line.excluded ?? line.item.excluded,
  occurred_on: line.occurredOn,
  has_consent: line.hasConsent,
  particulars: line.particulars,
})

const WITHDRAW_LINES = `update charge_line set withdrawn_at = $5
   where person_id = $1 and encounter_id = $2 and withdrawn_at is null
     and ($3::text[] is null or line_sn = any($3)) and ($4::text is null or batch = $4) returning 1`

const atValues = (needs: Needs, at: AtEncounter, sns: readonly string[] | null, batch?: string) => [
  at.personId,
  at.encounterId,
  sns,
  batch ?? null,
  needs.now(),
]

/** Withdraws charges of an encounter that is not settled (2205, 2302); withdrawing what is not there has no effect. */
export const withdrawLines =
  (needs: Needs) =>
  (
    request: AtEncounter & { lineSns: readonly string[] | 'all'; batch?: string },
  ): Promise<Result<{ withdrawn: number }, Refusal>> =>
    needs.database.inTransaction('*', async (sql) => {
      const [encounter] = await sql.query<{ provider_code: string; state: string; kind: string }>(
        'select provider_code, state, kind from encounter where person_id = $1 and encounter_id = $2 for update',
        [request.personId, request.encounterId],
      )
      if (encounter === undefined) return refuse({ code: 'unknown-encounter' })
      if (encounter.provider_code !== request.providerCode)
        return refuse({ code: 'wrong-provider', providerCode: encounter.provider_code })
      if (request.care !== undefined && careOf(encounter.kind) !== request.care)
        return refuse({ code: 'other-care', is: careOf(encounter.kind) })
      if (encounter.state === 'settled' || encounter.state === 'cancelled')
        return refuse({ code: 'encounter-closed', state: encounter.state })
      const sns = request.lineSns === 'all' ? null : request.lineSns
      const withdrawn = await sql.query(WITHDRAW_LINES, atValues(needs, request, sns, request.batch))
      await sql.query(
        'update encounter set version = version + 1 where person_id = $1 and encounter_id = $2',
        [request.personId, request.encounterId],
      )
      return ok({ withdrawn: withdrawn.length })
    })
