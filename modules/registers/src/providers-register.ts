import type { Sql } from '@tongchou/database'
import { civilDate, dayBefore, parseDate } from '@tongchou/kernel'
import {
  addProviderVersion,
  loadProvider,
  type ProviderVersion,
  providerVersions,
  recordedProviders,
} from '@tongchou/providers'
import { z } from 'zod'
import { factWords } from './differences.ts'
import { LEVELS, PROVIDER_COLUMNS, PROVIDER_KINDS, type ProviderRow, providerRow } from './files/columns.ts'
import { ALWAYS, type Register } from './register.ts'

const day = z.string().refine((it) => parseDate(it).ok)

/** An institution from a day on, as a change set keeps it; gateway and answer code are how a new one speaks to the interface. */
const versionShape = z.strictObject({
  code: z.string(),
  name: z.string(),
  validFrom: z.union([z.literal(ALWAYS), day]),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  kind: z.enum(['hospital', 'pharmacy', 'schoolHospital']),
  district: z.string(),
  isLocal: z.boolean(),
  isSigned: z.boolean(),
  agreementFrom: day,
  agreementBefore: day.nullable(),
  isSuspended: z.boolean(),
  gateway: z.enum(['x-tif', 'csb', 'none']),
  infcodeAs: z.enum(['number', 'string']),
})
export type ProviderInSet = z.output<typeof versionShape>

/** The institutions: what one is on a day, and whether people may begin to be treated there. */
export const PROVIDERS: Register<ProviderRow, ProviderInSet> = {
  name: 'providers',
  unit: '家',
  columns: PROVIDER_COLUMNS,
  shape: providerRow as z.ZodType<ProviderRow>,
  stored: versionShape as z.ZodType<ProviderInSet>,
  ended: '撤销',
  async versions(sql, codes) {
    const access = await accessesOf(sql, codes)
    return (await providerVersions(sql, codes)).map((it) => inSet(it, access.get(it.providerCode)))
  },
  async recorded(sql, codes) {
    const access = await accessesOf(sql, codes)
    return (await recordedProviders(sql, codes)).map(({ recordedAt, changeId, ...it }) => ({
      ...{ version: inSet(it, access.get(it.providerCode)), recordedAt, changeId },
    }))
  },
  table: async (sql, onDay) =>
    (await sql.query<Record<string, string>>(TABLE, [onDay])).map((row) =>
      PROVIDER_COLUMNS.map(({ name, words }) => words?.[row[name] ?? ''] ?? row[name] ?? ''),
    ),
  versionOf: ({ validFrom, ...row }) => ({ ...row, validFrom: validFrom ?? ALWAYS }),
  faultsOf: ({ agreementFrom, agreementBefore }, line) =>
    agreementBefore !== null && agreementBefore <= agreementFrom
      ? [
          {
            line,
            field: 'agreementBefore',
            sentence: `agreementBefore 是没有协议的第一天，应晚于 agreementFrom ${agreementFrom}，现在是“${agreementBefore}”`,
          },
        ]
      : [],
  faultsAgainst: (version, known, line) =>
    (['gateway', 'infcodeAs'] as const)
      .filter((field) => version[field] !== known[field])
      .map((field) => ({
        ...{ line, field },
        sentence: `${field} 不在这里改，现在是“${known[field]}”，请写回`,
      })),
  bounds: ({ agreementFrom, agreementBefore }) => ({ agreementFrom, agreementBefore }),
  factsOf: providerFacts,
  said(it) {
    const { 协议: _, ...facts } = providerFacts(it, it.agreementFrom)
    const until = it.agreementBefore === null ? '长期' : dayBefore(civilDate(it.agreementBefore))
    return `${factWords(facts)}，协议 ${it.agreementFrom} 至 ${until}${it.isSuspended ? '，中止' : ''}`
  },
  isIdle: ({ 协议 }) => 协议 === '未开始' || 协议 === '已终止',
  districtsOf: ({ district }) => [district],
  async record(sql, { code, gateway, infcodeAs, ...version }, recorded, newSecret) {
    const provider = { providerCode: code, ...version }
    const access = { gateway, account: code, secret: newSecret(), infcodeAs, acceptsUnsigned: false }
    if (await loadProvider(sql, provider, access, recorded)) return access.secret
    await addProviderVersion(sql, provider, recorded)
    return null
  },
}

function providerFacts(it: ProviderInSet, day: string) {
  return {
    名称: it.name,
    级别: LEVELS[it.level],
    类型: PROVIDER_KINDS[it.kind],
    区县: it.district,
    所在: it.isLocal ? '市内' : '市外',
    居民门诊签约: it.isSigned ? '已签' : '未签',
    协议: agreementOn(it, day),
  }
}

function agreementOn(it: ProviderInSet, day: string): string {
  if (day < it.agreementFrom) return '未开始'
  if (it.agreementBefore !== null && day >= it.agreementBefore) return '已终止'
  return it.isSuspended ? '中止' : '有效'
}

type Access = Pick<ProviderInSet, 'gateway' | 'infcodeAs'>

const inSet = ({ providerCode, ...it }: ProviderVersion, access: Access | undefined): ProviderInSet => ({
  code: providerCode,
  ...it,
  gateway: access?.gateway ?? 'none',
  infcodeAs: access?.infcodeAs ?? 'number',
})

async function accessesOf(sql: Sql, codes: readonly string[]): Promise<ReadonlyMap<string, Access>> {
  const rows = await sql.query<Access & { code: string }>(
    `select provider_code as code, gateway, infcode_as as "infcodeAs" from provider_access where provider_code = any ($1)`,
    [codes],
  )
  return new Map(rows.map(({ code, ...access }) => [code, access]))
}

const yes = (column: string): string => `case when ${column} then 'yes' else 'no' end`

const TABLE = `select p.provider_code as code, p.name, p.level::text as level, p.kind, p.district, ${yes('p.is_local')} as "isLocal",
    ${yes('p.is_signed')} as "isSigned", coalesce(a.gateway, 'none') as gateway, coalesce(a.infcode_as, 'number') as "infcodeAs",
    to_char(lower(p.agreement), 'YYYY-MM-DD') as "agreementFrom", to_char(upper(p.agreement), 'YYYY-MM-DD') as "agreementBefore",
    ${yes('p.is_suspended')} as "isSuspended",
    case when p.valid_from = '-infinity' then '' else to_char(p.valid_from, 'YYYY-MM-DD') end as "validFrom"
  from provider_history p left join provider_access a using (provider_code)
 where p.valid @> $1::date order by p.provider_code`
