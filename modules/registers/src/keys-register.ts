import { civilDate, dayBefore, parseDate } from '@tongchou/kernel'
import { issueKey, keysOf } from '@tongchou/providers'
import { z } from 'zod'
import { factWords } from './differences.ts'
import { KEY_COLUMNS, type KeyRow, keyRow } from './files/columns.ts'
import { ALWAYS, type Issued, type Register } from './register.ts'

/** That an institution signs with a new key from a day on. The key itself stands in no set and no file: it is made at the approval. */
const versionShape = z.strictObject({
  code: z.string(),
  name: z.string(),
  validFrom: z.union([z.literal(ALWAYS), z.string().refine((it) => parseDate(it).ok)]),
  /** Of the institution; empty where nobody knows it. */
  district: z.string(),
})
export type KeyInSet = z.output<typeof versionShape>

/** The keys by which institutions sign at the interface. */
export const KEYS: Register<KeyRow, KeyInSet> = {
  name: 'keys',
  entry: '接口密钥',
  unit: '家',
  kept: { table: 'provider_key', code: 'provider_code' },
  comesWith: 'providers',
  isWholeCity: false,
  columns: KEY_COLUMNS,
  shape: keyRow as z.ZodType<KeyRow>,
  stored: versionShape as z.ZodType<KeyInSet>,
  ended: '停用',
  versions: async (sql, codes) =>
    (await keysOf(sql, codes)).map(inSet).sort((a, b) => (sortedDay(a) < sortedDay(b) ? -1 : 1)),
  recorded: async (sql, codes) =>
    (await keysOf(sql, codes)).map(({ recordedAt, changeId, ...it }) => ({
      version: inSet(it),
      recordedAt,
      changeId,
    })),
  table: async (sql, onDay) =>
    (await sql.query<Record<string, string>>(TABLE, [onDay])).map((row) =>
      KEY_COLUMNS.map(({ name }) => row[name] ?? ''),
    ),
  versionOf: ({ code, name, validFrom }, [known]) => ({
    ...{ code, name: known?.name ?? name, validFrom: validFrom ?? ALWAYS },
    district: known?.district ?? '',
  }),
  faultsOf: () => [],
  faultsAgainst({ code, validFrom }, known, line, { today }) {
    if (known.length === 0)
      return [{ line, field: 'code', sentence: `code 没有 ${code} 这家机构，新机构在“定点机构”里新增` }]
    return validFrom === ALWAYS || validFrom < today
      ? [
          {
            line,
            field: 'validFrom',
            sentence: `validFrom 新密钥从今天起或以后生效，写 ${today} 或以后的日期`,
          },
        ]
      : []
  },
  bounds: () => ({}),
  factsOf: (it) => keyFacts(it),
  said: (it) => factWords(keyFacts(it)),
  isIdle: () => false,
  uses: '次报文',
  touchesUse: () => false,
  notesOf: ({ from, today }) => [
    from > today
      ? `新密钥复核通过就能用，旧的用到 ${dayBefore(civilDate(from))}`
      : '复核通过后旧密钥马上停用：机构换上新的以前，报文都会被拒',
  ],
  districtsOf: ({ district }) => (district === '' ? [] : [district]),
  beside: ['name', 'district'],
  async record(sql, versions, recorded, newSecret) {
    const issued: Issued[] = []
    for (const { code, validFrom } of versions) {
      const secret = newSecret()
      await issueKey(sql, { providerCode: code, validFrom, secret }, recorded)
      issued.push({ code, secret })
    }
    return issued
  },
}

const keyFacts = ({ validFrom }: KeyInSet) => ({
  签名用的密钥: validFrom === ALWAYS ? '装库时的' : `${validFrom} 起的`,
})

const sortedDay = ({ validFrom }: KeyInSet): string => (validFrom === ALWAYS ? '' : validFrom)

type Key = Omit<Awaited<ReturnType<typeof keysOf>>[number], 'recordedAt' | 'changeId'>

const inSet = ({ providerCode, name, validFrom, district }: Key): KeyInSet => ({
  ...{ code: providerCode, name, validFrom, district },
})

const TABLE = `select k.provider_code as code, p.name, case when k.valid_from = '-infinity' then '' else to_char(k.valid_from, 'YYYY-MM-DD') end as "validFrom"
  from provider_history p join (
    select distinct on (provider_code) * from provider_key where valid_from <= $1 order by provider_code, valid_from desc) k using (provider_code)
 where p.valid @> $1::date order by k.provider_code`
