import { setTimeout as pause } from 'node:timers/promises'
import { type BenchServer, onServer } from './bench-server.ts'
import { type HisClient, openHisClient, type Speaker } from './his-client.ts'
import { type Item, type Patient, prepareStay, type SettleMessage } from './http-stays.ts'
import { byClients, type Measured, percentile, ratePerSecond } from './measure.ts'
import { spawnPlatform } from './spawned-platform.ts'
import { milliseconds, printTable, rate } from './table.ts'

export interface HttpSeen {
  /** From nothing until the interfaces answer, with the first of the demo city's persons; null in a quick run, whose city is smaller. */
  firstStartMs: number | null
}

/** What is used of the sandbox's fixtures. */
interface Fixtures {
  endpoint: string
  mdtrtarea_admvs: string
  institutions: {
    fixmedins_code: string
    fixmedins_name: string
    kind: string
    gateway: string
    signed: boolean
    admdvs: string
  }[]
  items: { med_list_codg: string; chrgitm_lv: string; pric: number }[]
}

const CLIENTS = [1, 8, 32]
const PREPARING = 8
const CITY = 20_000

/** Requests 2304 a second against the platform in a process of its own, from a client on connections that stay open. */
export async function benchHttp(server: BenchServer, isQuick: boolean): Promise<HttpSeen> {
  const stays = isQuick ? 20 : 600
  const platform = await spawnPlatform(server, isQuick ? 300 : CITY)
  await everybodyIsThere(platform.home)
  const { speaker, item } = await readFixtures(platform.home)
  const patients = await readPatients(platform.databaseUrl, stays * CLIENTS.length)
  const his = openHisClient(speaker, Math.max(...CLIENTS), () => new Date())
  const rows: [clients: number, measured: Measured][] = []
  for (const [turn, clients] of CLIENTS.entries()) {
    const waiting = await prepared(his, patients.slice(turn * stays, (turn + 1) * stays), item)
    rows.push([
      clients,
      await byClients(
        clients,
        () => waiting.pop(),
        60,
        (message) => his.send('2304', message),
      ),
    ])
  }
  his.close()
  await requireSettled(
    platform.databaseUrl,
    patients.map((it) => it.personNo),
  )
  printTable(
    'HTTP 2304 on the national interface, 10 lines, connections kept open, client and platform in two processes',
    ['connections', 'requests/s', 'p50 ms', 'p99 ms'],
    rows.map(([clients, measured]) => [
      String(clients),
      rate(ratePerSecond(measured)),
      milliseconds(percentile(measured, 0.5)),
      milliseconds(percentile(measured, 0.99)),
    ]),
  )
  return { firstStartMs: isQuick ? null : server.startedInMs + platform.startedInMs }
}

/** The platform answers while the demo city is still loading; what is measured is a platform that has nothing else to do. */
async function everybodyIsThere(home: string): Promise<void> {
  for (;;) {
    // The platform's own answer; only whether it still loads is looked at.
    const { loading } = (await (await fetch(`${home}api/status`)).json()) as { loading: object | null }
    if (loading === null) return
    await pause(200)
  }
}

/** An institution of the city that may call unsigned, and an item that is wholly covered. */
async function readFixtures(home: string): Promise<{ speaker: Speaker; item: Item }> {
  const answer = await fetch(`${home}sandbox/fixtures`)
  // The sandbox's own document; what is used of it is looked for below.
  const fixtures = (await answer.json()) as Fixtures
  const district = fixtures.mdtrtarea_admvs.slice(0, 4)
  const hospital = fixtures.institutions.find(
    (it) => it.gateway === 'none' && it.kind === 'hospital' && it.signed && it.admdvs.startsWith(district),
  )
  const item = fixtures.items.find((it) => it.chrgitm_lv === '01' && it.pric >= 10)
  if (hospital === undefined || item === undefined)
    throw new Error('the sandbox has no unsigned hospital, or no covered item')
  return {
    speaker: {
      endpoint: `${home}fsi/api/rsfComIfsService/callService`,
      district: fixtures.mdtrtarea_admvs,
      providerCode: hospital.fixmedins_code,
      providerName: hospital.fixmedins_name,
    },
    item: { code: item.med_list_codg, price: item.pric },
  }
}

/** Persons of the demo city who are entitled, under the ordinary law, and not in a stay. */
async function readPatients(url: string, count: number): Promise<Patient[]> {
  const { rows } = await onServer(
    url,
    `select p.person_no as "personNo", case n.scheme when 'employee' then '310' else '390' end as insutype
       from person p join enrolment n using (person_id) join entitlement t using (person_id)
      where p.special_status is null and p.died_on is null and n.scheme in ('employee', 'resident') and t.state = 'entitled'
        and n.valid @> daterange(current_date - 10, current_date + 1) and t.valid @> daterange(current_date - 10, current_date + 1)
        and not exists (select 1 from encounter e where e.person_id = p.person_id and e.state in ('open', 'discharged'))
      order by p.person_id limit $1`,
    [count],
  )
  if (rows.length < count)
    throw new Error(`of ${count} patients the demo city has ${rows.length} who may be admitted`)
  return rows
}

async function prepared(his: HisClient, patients: readonly Patient[], item: Item): Promise<SettleMessage[]> {
  const left = [...patients]
  const messages: SettleMessage[] = []
  await byClients(
    PREPARING,
    () => left.pop(),
    600,
    async (patient) => messages.push(await prepareStay(his, patient, item, new Date())),
  )
  return messages
}

/** Every answer has its settlement in the books. */
async function requireSettled(url: string, personNos: readonly string[]): Promise<void> {
  const { rows } = await onServer(
    url,
    `select count(distinct person_id)::int as settled from settlement join person using (person_id)
      join answered_message m using (person_id, settlement_id) where person_no = any($1) and m.infno = '2304'`,
    [personNos],
  )
  if (rows[0]?.settled !== personNos.length)
    throw new Error(`${personNos.length} stays were answered, ${rows[0]?.settled} are settled`)
}
