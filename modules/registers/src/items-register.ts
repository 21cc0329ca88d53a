import { addItemVersions, type ItemVersion, itemVersions, recordedItems } from '@tongchou/catalogue'
import { civilDate, dayBefore, formatYuan, parseDate } from '@tongchou/kernel'
import { z } from 'zod'
import type { Fault } from './contract.ts'
import { factWords } from './differences.ts'
import { CLASSES, ITEM_COLUMNS, ITEM_KINDS, type ItemRow, itemRow } from './files/columns.ts'
import { ALWAYS, type Register, versionOn } from './register.ts'
import { mapInSlices } from './slices.ts'

const day = z.string().refine((it) => parseDate(it).ok)
const amount = z.int().nonnegative()

/** An item from a day on, as a change set keeps it; amounts in fen. */
const versionShape = z.strictObject({
  code: z.string(),
  name: z.string(),
  validFrom: day,
  validBefore: day.nullable(),
  spec: z.string(),
  unit: z.string(),
  class: z.enum(['A', 'B', 'C']),
  kind: z.enum(['drug', 'service', 'facility', 'consumable', 'tcm']),
  listType: z.string(),
  chargeType: z.string(),
  listPrice: amount,
  ceiling: amount.nullable(),
  bonusPoints: amount,
  isPriceListed: z.boolean(),
  isSeparateDrug: z.boolean(),
  /** Not in the table: why the law excludes the item stays as it is. */
  excluded: z.string().nullable(),
})
export type ItemInSet = z.output<typeof versionShape>

/** The catalogue: class, price and ceiling of an item on a day. */
export const CATALOGUE: Register<ItemRow, ItemInSet> = {
  name: 'catalogue',
  entry: '目录项目',
  unit: '项',
  kept: { table: 'catalogue_version', code: 'item_code' },
  isWholeCity: true,
  columns: ITEM_COLUMNS,
  shape: itemRow as z.ZodType<ItemRow>,
  stored: versionShape as z.ZodType<ItemInSet>,
  ended: '退出目录',
  versions: async (sql, codes) => mapInSlices(await itemVersions(sql, codes), inSet),
  recorded: async (sql, codes) =>
    (await recordedItems(sql, codes)).map(({ recordedAt, changeId, ...it }) => ({
      version: inSet(it),
      recordedAt,
      changeId,
    })),
  table: async (sql, onDay) =>
    mapInSlices(await sql.query<Record<string, string | number>>(TABLE, [onDay]), (row) =>
      ITEM_COLUMNS.map(({ name, words }) => {
        const value = row[name] ?? ''
        if (typeof value === 'number') return formatYuan(value)
        return words?.[value] ?? value
      }),
    ),
  versionOf: ({ price, ...row }, known) => ({
    ...row,
    listPrice: price,
    excluded: versionOn(known, row.validFrom)?.excluded ?? null,
  }),
  faultsOf: ({ validFrom, validBefore }, line) => endFaults(validFrom, validBefore, line),
  faultsAgainst: () => [],
  bounds: ({ validBefore }) => ({ validBefore }),
  factsOf: (it, onDay) => (it.validBefore !== null && onDay >= it.validBefore ? null : itemFacts(it)),
  said: (it) => {
    const facts = itemFacts(it)
    return `${factWords(facts)}${it.validBefore === null ? '' : `，到 ${dayBefore(civilDate(it.validBefore))} 为止`}`
  },
  isIdle: () => false,
  uses: '笔收费',
  touchesUse: () => true,
  notesOf: ({ from, open }) =>
    open === 0 ? [] : [`${open} 次没有结算的就诊用过它：${from} 以前的明细不变，以后的按新的`],
  districtsOf: () => [],
  async record(sql, versions, recorded) {
    await addItemVersions(
      sql,
      versions.map(({ code, ...version }) => ({ itemCode: code, ...version })),
      recorded,
    )
    return []
  },
}

/** An entry of a list does not end before it begins. */
export const endFaults = (validFrom: string, validBefore: string | null, line: number): Fault[] =>
  validBefore !== null && validFrom !== ALWAYS && validBefore < validFrom
    ? [
        {
          ...{ line, field: 'validBefore' },
          sentence: `validBefore 是不在目录的第一天，早于 validFrom ${validFrom}，现在是“${validBefore}”`,
        },
      ]
    : []

const itemFacts = (it: ItemInSet) => ({
  名称: it.name,
  规格: it.spec,
  单位: it.unit,
  类别: ITEM_KINDS[it.kind],
  甲乙丙: CLASSES[it.class],
  目录类别: it.listType,
  收费项目类别: it.chargeType,
  价格: formatYuan(it.listPrice),
  支付限价: it.ceiling === null ? '' : formatYuan(it.ceiling),
  加成点数: it.bonusPoints === 0 ? '' : String(it.bonusPoints),
  价格是最高价: it.isPriceListed ? '是' : '否',
  单独支付: it.isSeparateDrug ? '是' : '否',
})

const inSet = ({ itemCode, ...it }: ItemVersion): ItemInSet => ({ code: itemCode, ...it })

const yes = (column: string): string => `case when ${column} then 'yes' else 'no' end`

const TABLE = `select item_code as code, name, spec, unit, class, kind, list_type as "listType", charge_type as "chargeType",
    list_price as price, ceiling, bonus_points::text as "bonusPoints", ${yes('is_price_listed')} as "isPriceListed",
    ${yes('is_separate_drug')} as "isSeparateDrug", to_char(valid_from, 'YYYY-MM-DD') as "validFrom",
    to_char(valid_before, 'YYYY-MM-DD') as "validBefore"
  from catalogue_item where valid @> $1::date order by item_code`
