import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from '@tongchou/database'
import { civilDate, randomTens, uuidV7 } from '@tongchou/kernel'
import { type Bundle, layeredFiles, readBundle } from '@tongchou/policy'
import { installAccount } from '@tongchou/staff/testing'
import type { Needs } from './needs.ts'

/** A small world to settle in: one institution per level, a handful of items, persons made by the test. */
export interface World {
  needs: Needs
  bundle: Bundle
  /** A person of the employee scheme, entitled all year, with an account, where nothing else is said. @returns the person's id */
  addPerson: (personNo: string, more?: Insured) => Promise<string>
}

interface Insured {
  sex?: 'M' | 'F'
  /** A student is in the first tier. */
  scheme?: 'employee' | 'resident' | 'student'
  balance?: number
}

const REGIONS = new URL('../../../regions/', import.meta.url)
const SPECIMEN_PLACE = new URL('../../../packages/policy/src/specimen-place/', import.meta.url)
const NOON = Date.UTC(2026, 9, 20, 4)

export const HOSPITAL = 'H42080200001'

/** Fills a fresh database and gives the needs of the use cases, with a clock that ticks a millisecond a look. */
export async function smallWorld(database: Database, law: LawFiles = jingmenFiles()): Promise<World> {
  const bundle = bundleFrom(law)
  const needs = needsOf(database, bundle)
  // Clerks who decide on each other's requests, two of one name: it is the login that tells them apart.
  for (const [login, name] of [
    ['jia', '示例·李敏'],
    ['yi', '示例·李敏'],
    ['bing', '示例·王强'],
  ] as const)
    await installAccount(
      database,
      { login, name, office: '示例科室', roles: ['counter'] },
      { staffId: needs.newId(), at: needs.now() },
    )
  await database.query(`insert into published_bundle values ($1, $2, $3)`, [
    bundle.hash,
    bundle.region,
    JSON.stringify(law),
  ])
  await database.query(
    `with known as (insert into provider select code, code from unnest($1::text[]) code),
       keyed as (insert into provider_key select code, '-infinity', '2020-01-01', null, 'key of ' || code from unnest($1::text[]) code)
     insert into provider_version select code, '-infinity', '2020-01-01', null, '示例·' || code, level, 'hospital', '420802', true, true, '[2020-01-01,)'
       from unnest($1::text[], $2::int[]) as t (code, level)`,
    [
      ['H42080200001', 'H42080200002', 'H42080200003'],
      [3, 2, 1],
    ],
  )
  await database.query(
    `insert into catalogue_version select code, '2020-01-01', null, '2020-01-01', null, name, '', '盒', '101', '09', class, 'drug', price, false, null
       from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as t (code, name, class, price)`,
    [
      ['XA01', 'XB01', 'XC01'],
      ['示例甲药', '示例乙药', '示例丙药'],
      ['A', 'B', 'C'],
      [10_000, 20_000, 30_000],
    ],
  )
  return { needs, bundle, addPerson: (personNo, more) => addPerson(needs, personNo, more ?? {}) }
}

/** The needs of the use cases on a database that a small world has filled. */
export function needsOf(database: Database, bundle: Bundle = jingmen()): Needs {
  let ticks = 0
  const random = randomTens((count) => crypto.getRandomValues(new Uint8Array(count)))
  return {
    database,
    bundleOn: () => bundle,
    bundleByHash: (hash) => Promise.resolve(hash === bundle.hash ? bundle : null),
    now: () => new Date(NOON + ticks++),
    today: () => civilDate('2026-10-20'),
    newId: () => uuidV7(NOON + ticks++, random()),
  }
}

async function addPerson(
  needs: Needs,
  personNo: string,
  { sex = 'M', scheme = 'employee', balance = 100_000 }: Insured,
): Promise<string> {
  const personId = needs.newId()
  const sql = needs.database
  await sql.query(
    `insert into person values ($1, $2, '示例·' || $2, $4, '1980-05-01', '\\x00', '4208**********0017', '420802', null, null, null, $3)`,
    [personId, personNo, needs.now(), sex],
  )
  await sql.query(`insert into person_key values ('personNo', convert_to($1, 'UTF8'), $2)`, [
    personNo,
    personId,
  ])
  await sql.query(
    `insert into enrolment values ($1, $2, $3, $4, $5, $8, '420802', null, $6, '[2024-07-01,)', $7)`,
    [
      personId,
      needs.newId(),
      scheme,
      scheme === 'employee' ? 'employer' : scheme,
      scheme === 'employee' ? 'active' : scheme,
      scheme === 'employee',
      needs.now(),
      scheme === 'student' ? 1 : null,
    ],
  )
  await sql.query(`insert into entitlement_version values ($1, 1, '', $2, '示例')`, [personId, needs.now()])
  await sql.query(
    `insert into entitlement_span values ($1, 1, $2, 'entitled', '[2024-07-01,)', 'JM-17.1.1', '按时缴费')`,
    [personId, scheme],
  )
  if (scheme === 'employee') {
    await sql.query(`insert into account values ($1, '420802', $2)`, [personId, balance])
    await sql.query(`insert into account_movement values ($1, $2, $3, 'opening', $4::bigint, $4)`, [
      personId,
      needs.newId(),
      needs.now(),
      balance,
    ])
  }
  return personId
}

/** Jingmen's law as it lies in its folder. */
export const jingmen = (): Bundle => bundleFrom(jingmenFiles())

/** Erenhot's law: ordinary outpatient care of its employees, and their accounts. */
export const erenhotFiles = (): LawFiles => layeredFiles('erenhot', (place) => filesIn(place, REGIONS))

/** The law of a university's students in 沙坪坝, in two tiers. */
export const shapingbaFiles = (): LawFiles => layeredFiles('shapingba', (place) => filesIn(place, REGIONS))

/** The law of an invented city that has figures for every payer. */
export const exampleCityFiles = (): LawFiles =>
  layeredFiles('example-city', (place) => filesIn(place, SPECIMEN_PLACE))

type LawFiles = Readonly<Record<string, string>>

/** A place's law as its files say it. */
export function bundleFrom(law: LawFiles): Bundle {
  const read = readBundle(law)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

export const jingmenFiles = (): LawFiles => layeredFiles('jingmen', (place) => filesIn(place, REGIONS))

function filesIn(place: string, places: URL): Record<string, string> {
  const folder = new URL(`${place}/`, places)
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}
