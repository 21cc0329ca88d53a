import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { loadDisease, loadItem } from '@tongchou/catalogue'
import { type Database, migrate, openDatabase, type Sql } from '@tongchou/database'
import { openVault, personIdOf, recordedEventShape, recordIn, registerPerson } from '@tongchou/insured'
import { civilDate, uuidV7 } from '@tongchou/kernel'
import { openLawbook } from '@tongchou/lawbook'
import { loadProvider } from '@tongchou/providers'
import {
  type Column,
  DISEASE_COLUMNS,
  diseaseRow,
  faultLines,
  headFaults,
  ITEM_COLUMNS,
  itemRow,
  PROVIDER_COLUMNS,
  providerRow,
  readRow,
  readTable,
  type TableRow,
} from '@tongchou/registers'
import type { z } from 'zod'
import { vaultKeys } from '../keys.ts'
import { readRegionFiles, readSignedCases } from '../regions.ts'
import { type StoredAt, storedServer } from '../stored-server.ts'
import { factRow, type ImportKind, personRow } from './rows.ts'

export interface ImportOptions extends StoredAt {
  root: string
  place: string
  keys?: string | undefined
}

/** Everything that is wrong with a file; or how many of its rows were new, and what is said once. */
export type Imported =
  | { isDone: false; faults: readonly string[] }
  | { isDone: true; rows: number; added: number; secrets: readonly { code: string; secret: string }[] }

/** How a kind of table is entered. */
interface Entering {
  readonly shape: z.ZodType
  readonly columns: readonly Column[]
  /** Enters one row. @returns whether it was new; a sentence where it cannot be */
  readonly enter: (sql: Sql, row: TableRow) => Promise<boolean | string>
}

/**
 * Brings a table into a platform on which nothing has been settled yet: all rows or none. The same file again changes nothing. Once
 * money has moved, persons and facts are entered at the counter by two persons, and this door is shut.
 * @throws a sentence for the operator
 */
export async function importTable(
  options: ImportOptions,
  kind: ImportKind,
  { content, fileName }: { content: Uint8Array; fileName: string },
): Promise<Imported> {
  const table = await readTable(content, fileName)
  await using server = await storedServer(options, 'create')
  await migrate(server.url)
  const database = await openDatabase({ url: server.url, applicationName: 'tongchou-import' })
  try {
    const [settled] = await database.query('select 1 from settlement limit 1')
    if (settled !== undefined) throw new Error(AFTER_THE_FIRST[kind])
    const secrets: { code: string; secret: string }[] = []
    const kindOfTable = await entering(kind, options, database, secrets)
    const unreadable = headFaults(kindOfTable.shape, table.columns, kindOfTable.columns)
    if (unreadable.length > 0) return { isDone: false, faults: faultLines(unreadable) }
    return await enterAll(database, table.rows, kindOfTable.enter, secrets)
  } finally {
    await database.close()
  }
}

const REGISTER_CHANGES =
  '已经有结算：装库只在第一笔结算之前。之后用变更批次改：在网页“机构与目录”选这个文件，或加 --as 账号 --basis 依据 由命令行提交；另一人复核后生效'
const BY_HAND = '已经有结算：装库只在第一笔结算之前。之后的人和事实在柜台由两个人登记'

/** Where a table goes once money has moved. */
const AFTER_THE_FIRST: Readonly<Record<ImportKind, string>> = {
  providers: REGISTER_CHANGES,
  catalogue: REGISTER_CHANGES,
  diseases: REGISTER_CHANGES,
  persons: BY_HAND,
  facts: BY_HAND,
}

class Faulty extends Error {}

async function enterAll(
  database: Database,
  rows: AsyncIterable<TableRow>,
  enter: Entering['enter'],
  secrets: readonly { code: string; secret: string }[],
): Promise<Imported> {
  const faults: string[] = []
  let [read, added] = [0, 0]
  try {
    await database.inTransaction('*', async (sql) => {
      for await (const row of rows) {
        read++
        const entered = await enter(sql, row)
        if (typeof entered === 'string')
          faults.push(entered.startsWith('第 ') ? entered : `第 ${row.line} 行 ${entered}`)
        else if (entered) added++
      }
      // Rolls back what the good rows wrote.
      if (faults.length > 0) throw new Faulty()
    })
  } catch (error) {
    if (!(error instanceof Faulty)) throw error
    return { isDone: false, faults }
  }
  return { isDone: true, rows: read, added, secrets }
}

async function entering(
  kind: ImportKind,
  options: ImportOptions,
  database: Database,
  secrets: { code: string; secret: string }[],
): Promise<Entering> {
  const now = () => new Date()
  const newId = () => uuidV7(now().getTime(), randomBytes(10))
  switch (kind) {
    case 'providers':
      return reading(
        providerRow,
        async (sql, { code, validFrom, acceptsUnsigned, ...provider }) => {
          if (acceptsUnsigned === true) return 'acceptsUnsigned 只有沙箱能收未签名的报文，这里写 no'
          const secret = randomBytes(24).toString('base64url')
          const version = { ...provider, validFrom: validFrom ?? '-infinity', acceptsUnsigned: false }
          const isNew = await loadProvider(
            sql,
            { providerCode: code, ...version },
            { account: code, secret },
            { at: now(), changeId: null },
          )
          if (isNew) secrets.push({ code, secret })
          return isNew
        },
        PROVIDER_COLUMNS,
      )
    case 'catalogue':
      return reading(
        itemRow,
        (sql, { code, price, ...item }) =>
          loadItem(sql, { ...item, itemCode: code, listPrice: price, excluded: null }, now()),
        ITEM_COLUMNS,
      )
    case 'diseases':
      return reading(
        diseaseRow,
        (sql, { code, validFrom, ...disease }) =>
          loadDisease(sql, { diseaseCode: code, ...disease, validFrom: validFrom ?? '-infinity' }, now()),
        DISEASE_COLUMNS,
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
const reading = <Shape extends z.ZodType>(
  shape: Shape,
  enter: (sql: Sql, row: z.output<Shape>) => Promise<boolean | string>,
  columns: readonly Column[] = [],
): Entering => ({
  ...{ shape, columns },
  async enter(sql, row) {
    const read = readRow(shape, row, columns)
    return read.ok ? enter(sql, read.value) : faultLines(read.faults).join('；')
  },
})
