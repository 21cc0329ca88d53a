import { migrate, openDatabase } from '@tongchou/database'
import {
  dischargeEncounter,
  type Needs,
  openEncounter,
  settleEncounter,
  uploadLines,
} from '@tongchou/settlement'
import { HOSPITAL, smallWorld, type World } from '@tongchou/settlement/testing'
import { onServer } from './bench-server.ts'

/** A discharged stay with its charges in the database, waiting to be settled. */
export interface PreparedStay {
  personId: string
  encounterId: string
}

/** Items of the small world with their price in fen; ten lines of a stay go through them. */
const ITEMS = [
  ['XA01', 10_000],
  ['XB01', 20_000],
  ['XA01', 10_000],
  ['XC01', 30_000],
  ['XB01', 20_000],
] as const
const LINES = 10
/** A line holds this many pieces. */
const PIECES = 5

/** The charges of a prepared stay as the policy sees them. */
export const LINES_OF_A_STAY = Array.from({ length: LINES }, (_, at) => {
  const [code, unitPrice] = itemAt(at)
  return { class: code.charAt(1), kind: 'drug', unitPrice, amount: unitPrice * PIECES }
})

/** Fen of one prepared stay. */
export const STAY_TOTAL = LINES_OF_A_STAY.reduce((sum, line) => sum + line.amount, 0)

/** Stays of distinct persons in a database of their own, ready before the clock starts. */
export interface StayShelf {
  world: World
  /** Makes sure that so many stays are waiting. */
  stock: (count: number) => Promise<void>
  next: () => PreparedStay | undefined
}

/**
 * Fills an empty database: one stay is registered, charged and discharged through the use cases, then its rows are
 * copied under the numbers of other persons, so that thousands are ready in seconds.
 */
export async function openStayShelf(url: string): Promise<StayShelf> {
  await migrate(url)
  const database = await openDatabase({ url, poolSize: 1 })
  const world = await smallWorld(database)
  const model = await chargedStay(world.needs, await world.addPerson('0'))
  await database.close()
  const waiting: PreparedStay[] = []
  let made = 0
  return {
    world,
    stock: async (count) => {
      const missing = count - waiting.length
      if (missing <= 0) return
      const copies = Array.from({ length: missing }, () => ({
        personId: String(world.needs.newId()),
        encounterId: String(world.needs.newId()),
      }))
      for (const table of COPIED)
        await onServer(url, copyOf(table), [...columnsOf(copies), made, model.personId])
      made += missing
      waiting.push(...copies)
      await onServer(url, 'analyze')
      await onServer(url, 'checkpoint')
    },
    next: () => waiting.pop(),
  }
}

/** Settles a prepared stay through the whole use case, as message 2304 of its own. @throws where it is refused */
export const settleStay =
  (needs: Needs, prefix: string) =>
  async ({ personId, encounterId }: PreparedStay) => {
    const settled = await settleEncounter(needs)({
      personId,
      encounterId,
      providerCode: HOSPITAL,
      sender: { provider: HOSPITAL, operator: '示例·操作员' },
      msgid: `${prefix}${encounterId}`,
      infno: '2304',
      digest: new Uint8Array(32),
      totalCost: STAY_TOTAL,
      useAccount: true,
      settledBy: '示例·操作员',
    })
    if (!settled.ok) throw new Error(`a prepared stay was refused: ${JSON.stringify(settled.error)}`)
    return settled.value
  }

async function chargedStay(needs: Needs, personId: string): Promise<PreparedStay> {
  const opened = await openEncounter(needs)({
    personId,
    providerCode: HOSPITAL,
    kind: 'inpatient',
    startedOn: '2026-10-11',
    diagnoses: [],
    particulars: {},
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const at = { personId, encounterId: opened.value.encounterId, providerCode: HOSPITAL }
  const uploaded = await uploadLines(needs)({
    ...at,
    lines: Array.from({ length: LINES }, (_, index) => line(index)),
  })
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.error))
  await dischargeEncounter(needs)({ ...at, endedOn: '2026-10-20', diagnoses: [], particulars: {} })
  return at
}

function itemAt(at: number): (typeof ITEMS)[number] {
  return ITEMS[at % ITEMS.length] ?? ITEMS[0]
}

const line = (at: number) => ({
  lineSn: `L${at}`,
  batch: '',
  itemCode: itemAt(at)[0],
  providerItem: itemAt(at)[0],
  unitPriceMicro: itemAt(at)[1] * 10_000,
  quantity: PIECES * 10_000,
  amount: itemAt(at)[1] * PIECES,
  occurredOn: '2026-10-12',
  hasConsent: false,
  particulars: {},
})

/** What belongs to a person who waits to be settled, each table after those that it points to. */
const COPIED = [
  'person',
  'person_key',
  'enrolment',
  'entitlement_version',
  'entitlement_span',
  'account',
  'account_movement',
  'encounter',
  'charge_line',
] as const

const columnsOf = (stays: readonly PreparedStay[]): string[][] => [
  stays.map((stay) => stay.personId),
  stays.map((stay) => stay.encounterId),
]

/** Copies the model person's rows to each new person. Parameters: persons, encounters, persons made before, model person. */
const copyOf = (table: (typeof COPIED)[number]): string => `
  insert into ${table} select r.* from ${table} t
    cross join unnest($1::uuid[], $2::uuid[]) with ordinality as c (person_id, encounter_id, at)
    cross join lateral jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(
      'person_id', c.person_id, 'encounter_id', c.encounter_id, 'person_no', (c.at + $3::integer)::text,
      'key', convert_to((c.at + $3::integer)::text, 'UTF8'))) r
   where t.person_id = $4::uuid order by c.at`
