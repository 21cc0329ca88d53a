import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { loadDisease, loadItem } from '@tongchou/catalogue'
import { type Database, migrate, openDatabase, type Sql } from '@tongchou/database'
import { openVault, personIdOf, recordedEventShape, recordIn, registerPerson } from '@tongchou/insured'
import { civilDate, uuidV7 } from '@tongchou/kernel'
import { openLawbook } from '@tongchou/lawbook'
import { loadProvider } from '@tongchou/providers'
import type { z } from 'zod'
import { vaultKeys } from '../keys.ts'
import { readRegionFiles, readSignedCases } from '../regions.ts'
import { type StoredAt, storedServer } from '../stored-server.ts'
import { type CsvRow, readCsv } from './csv.ts'
import { diseaseRow, factRow, type ImportKind, itemRow, personRow, providerRow } from './rows.ts'

export interface ImportOptions extends StoredAt {
  root: string
  place: string
  keys?: string | undefined
}

/** Everything that is wrong with a file; or how many of its rows were new, and what is said once. */
export type Imported =
  | { isDone: false; faults: readonly string[] }
  | { isDone: true; rows: number; added: number; secrets: readonly { code: string; secret: string }[] }

/** Enters one row. @returns whether it was new; a sentence where it cannot be */
type Enter = (sql: Sql, row: CsvRow) => Promise<boolean | string>

/**
 * Brings a table into a platform on which nothing has been settled yet: all rows or none. The same file again changes nothing. Once
 * money has moved, persons and facts are entered at the counter by two persons, and this door is shut.
 * @throws a sentence for the operator
 */
export async function importTable(options: ImportOptions, kind: ImportKind, text: string): Promise<Imported> {
  const { rows } = readCsv(text)
  await using server = await storedServer(options, 'create')
  await migrate(server.url)
  const database = await openDatabase({ url: server.url, applicationName: 'tongchou-import' })
  try {
    const [settled] = await database.query('select 1 from settlement limit 1')
    if (settled !== undefined)
      throw new Error('已经有结算：装库只在第一笔结算之前。之后的人和事实在柜台由两个人登记')
    const secrets: { code: string; secret: string }[] = []
    const enter = await entering(kind, options, database, secrets)
    return await enterAll(database, rows, enter, secrets)
  } finally {
    await database.close()
  }
}

class Faulty extends Error {}

async function enterAll(
  database: Database,
  rows: readonly CsvRow[],
  enter: Enter,
  secrets: readonly { code: string; secret: string }[],
): Promise<Imported> {
  const faults: string[] = []
  let added = 0
  try {
    await database.inTransaction('*', async (sql) => {
      for (const row of rows) {
        const entered = await enter(sql, row)
        if (typeof entered === 'string') faults.push(`第 ${row.line} 行 ${entered}`)
        else if (entered) added++
      }
      // Rolls back what the good rows wrote.
      if (faults.length > 0) throw new Faulty()
    })
  } catch (error) {
    if (!(error instanceof Faulty)) throw error
    return { isDone: false, faults }
  }
  return { isDone: true, rows: rows.length, added, secrets }
}

async function entering(
  kind: ImportKind,
  options: ImportOptions,
  database: Database,
  secrets: { code: string; secret: string }[],
): Promise<Enter> {
  const now = () => new Date()
  const newId = () => uuidV7(now().getTime(), randomBytes(10))
  switch (kind) {
    case 'providers':
      return reading(providerRow, async (sql, { code, gateway, infcodeAs, ...provider }) => {
        const secret = randomBytes(24).toString('base64url')
        const access = { gateway, account: code, secret, infcodeAs, acceptsUnsigned: false }
        const version = { providerCode: code, ...provider, validFrom: '-infinity', isSuspended: false }
        const isNew = await loadProvider(sql, version, access, { at: now(), changeId: null })
        if (isNew) secrets.push({ code, secret })
        return isNew
      })
    case 'catalogue':
      return reading(itemRow, (sql, { code, price, ...item }) =>
        loadItem(
          sql,
          { ...item, itemCode: code, listPrice: price, excluded: null, validBefore: null },
          now(),
        ),
      )
    case 'diseases':
      return reading(diseaseRow, (sql, { code, ...disease }) =>
        loadDisease(sql, { diseaseCode: code, ...disease }),
      )
    case 'persons': {
      const vault = openVault(await vaultKeys(options.dataFolder, options.keys))
      return reading(personRow, async (sql, person) => {
        const registered = await registerPerson(sql, { vault, newId, now }, person)
        if (registered.ok) return registered.value.isNew
        return registered.error.code === 'bad-identity-number'
          ? 'idNumber 不是有效的身份证号：长度、生日或校验位不对'
          : `${registered.error.kind} 已经是另一个人的`
      })
    }
    case 'facts': {
      const place = join(options.root, 'regions', options.place)
      const folder = { files: await readRegionFiles(place), cases: await readSignedCases(place) }
      const law = await openLawbook(database, folder, now())
      const today = () =>
        civilDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now()))
      return reading(factRow, async (sql, { personNo, event }) => {
        const read = recordedEventShape.safeParse(event)
        if (!read.success) return `这条事实写得不对：${JSON.stringify(event)}`
        const personId = await personIdOf(sql, personNo)
        if (personId === null) return `personNo 没有人员编号 ${personNo}，先装 persons`
        const recorded = await recordIn(
          sql,
          // What happened in the past is no switch that is asked for today.
          { database, newId, now, today, bundleOn: law.bundleOn, staysOn: async () => [] },
          {
            personId,
            events: [read.data],
            withdraws: [],
            source: '历史数据',
            recordedBy: '装库',
            scope: '*',
          },
        )
        if (recorded.ok) return recorded.value.version !== null
        return recorded.error.code === 'impossible-events'
          ? `与前面的事实不能同时成立：${recorded.error.fault.message}`
          : `没有人员编号 ${personNo}`
      })
    }
  }
}

/** Reads a row by its shape before it is entered; names every column that is wrong. */
const reading =
  <Shape extends z.ZodType>(
    shape: Shape,
    enter: (sql: Sql, row: z.output<Shape>) => Promise<boolean | string>,
  ): Enter =>
  async (sql, { cells }) => {
    const read = shape.safeParse(cells)
    if (read.success) return enter(sql, read.data)
    return read.error.issues.map((issue) => faultOf(issue, cells)).join('；')
  }

function faultOf(issue: z.core.$ZodIssue, cells: Readonly<Record<string, string>>): string {
  if (issue.code === 'unrecognized_keys') return `没有 ${issue.keys.join('、')} 这一列`
  const name = String(issue.path[0] ?? '')
  if (!(name in cells)) return `缺 ${name} 这一列`
  return `${name} ${issue.code === 'invalid_union' ? '写得不对' : issue.message}，现在是“${cells[name]}”`
}
