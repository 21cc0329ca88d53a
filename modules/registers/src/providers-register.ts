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
import {
  GATEWAYS,
  INFCODE_AS,
  LEVELS,
  PROVIDER_COLUMNS,
  PROVIDER_KINDS,
  type ProviderRow,
  providerRow,
} from './files/columns.ts'
import { ALWAYS, EARLIEST, type Facts, type Issued, type Register, versionOn } from './register.ts'

const day = z.string().refine((it) => parseDate(it).ok)

/** An institution from a day on, as a change set keeps it; gateway, answer code and the switch for unsigned messages are how it speaks to the interface. */
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
  /** Older sets do not say it. */
  acceptsUnsigned: z.boolean().default(false),
})
export type ProviderInSet = z.output<typeof versionShape>

/** The institutions: what one is on a day, and whether people may begin to be treated there. */
export const PROVIDERS: Register<ProviderRow, ProviderInSet> = {
  name: 'providers',
  entry: '机构',
  unit: '家',
  kept: { table: 'provider_version', code: 'provider_code' },
  isWholeCity: false,
  columns: PROVIDER_COLUMNS,
  shape: providerRow as z.ZodType<ProviderRow>,
  stored: versionShape as z.ZodType<ProviderInSet>,
  ended: '撤销',
  versions: async (sql, codes) => (await providerVersions(sql, codes)).map(inSet),
  recorded: async (sql, codes) =>
    (await recordedProviders(sql, codes)).map(({ recordedAt, changeId, ...it }) => ({
      ...{ version: inSet(it), recordedAt, changeId },
    })),
  table: async (sql, onDay) =>
    (await sql.query<Record<string, string>>(TABLE, [onDay])).map((row) =>
      PROVIDER_COLUMNS.map(({ name, words }) => words?.[row[name] ?? ''] ?? row[name] ?? ''),
    ),
  versionOf({ validFrom, acceptsUnsigned, ...row }, known) {
    const day = validFrom ?? ALWAYS
    const before = versionOn(known, dayOf(day))
    return { ...row, validFrom: day, acceptsUnsigned: acceptsUnsigned ?? before?.acceptsUnsigned ?? false }
  },
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
  faultsAgainst(version, known, line, { today, hasSandbox }) {
    const before = versionOn(known, dayOf(version.validFrom))
    const isChanged = before !== null && touches(interfaceFacts(before), interfaceFacts(version))
    return [
      ...(version.acceptsUnsigned && !hasSandbox
        ? [
            {
              line,
              field: 'acceptsUnsigned',
              sentence: 'acceptsUnsigned 只有沙箱能收未签名的报文，这里写 no',
            },
          ]
        : []),
      // Yesterday's messages were answered as it spoke then.
      ...(isChanged && (version.validFrom === ALWAYS || version.validFrom < today)
        ? [
            {
              ...{ line, field: 'validFrom' },
              sentence: `validFrom 网关、返回码类型和未签名报文从今天起或以后改，另写一行 ${today} 或以后的`,
            },
          ]
        : []),
    ]
  },
  bounds: ({ agreementFrom, agreementBefore }) => ({ agreementFrom, agreementBefore }),
  factsOf: providerFacts,
  said(it) {
    const { 协议: _, ...facts } = providerFacts(it, it.agreementFrom)
    const until = it.agreementBefore === null ? '长期' : dayBefore(civilDate(it.agreementBefore))
    return `${factWords(facts)}，协议 ${it.agreementFrom} 至 ${until}${it.isSuspended ? '，中止' : ''}`
  },
  isIdle: ({ 协议 }) => 协议 === '未开始' || 协议 === '已终止',
  uses: '次就诊',
  touchesUse: (was, is) => was === null || is === null || touches(settledBy(was), settledBy(is)),
  notesOf: ({ open }) => (open === 0 ? [] : [`${open} 次没有结算的就诊照开始那天的级别和协议结算`]),
  districtsOf: ({ district }) => [district],
  async record(sql, versions, recorded, newSecret) {
    const issued: Issued[] = []
    for (const { code, ...version } of versions) {
      const provider = { providerCode: code, ...version }
      const secret = newSecret()
      if (await loadProvider(sql, provider, { account: code, secret }, recorded))
        issued.push({ code, secret })
      else await addProviderVersion(sql, provider, recorded)
    }
    return issued
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
    ...interfaceFacts(it),
  }
}

const interfaceFacts = (it: ProviderInSet) => ({
  网关: GATEWAYS[it.gateway],
  返回码类型: INFCODE_AS[it.infcodeAs],
  未签名报文: it.acceptsUnsigned ? '收' : '不收',
})

/** What visits and stays are settled by: all but how it speaks to the interface. */
function settledBy(facts: NonNullable<Facts>): NonNullable<Facts> {
  const { 网关: _, 返回码类型: __, 未签名报文: ___, ...rest } = facts
  return rest
}

const touches = (was: NonNullable<Facts>, is: NonNullable<Facts>): boolean =>
  Object.keys(is).some((name) => was[name] !== is[name])

const dayOf = (from: string): string => (from === ALWAYS ? EARLIEST : from)

function agreementOn(it: ProviderInSet, day: string): string {
  if (day < it.agreementFrom) return '未开始'
  if (it.agreementBefore !== null && day >= it.agreementBefore) return '已终止'
  return it.isSuspended ? '中止' : '有效'
}

const inSet = ({ providerCode, ...it }: ProviderVersion): ProviderInSet => ({ code: providerCode, ...it })

const yes = (column: string): string => `case when ${column} then 'yes' else 'no' end`

const TABLE = `select p.provider_code as code, p.name, p.level::text as level, p.kind, p.district, ${yes('p.is_local')} as "isLocal",
    ${yes('p.is_signed')} as "isSigned", p.gateway, p.infcode_as as "infcodeAs",
    to_char(lower(p.agreement), 'YYYY-MM-DD') as "agreementFrom", to_char(upper(p.agreement), 'YYYY-MM-DD') as "agreementBefore",
    ${yes('p.is_suspended')} as "isSuspended", ${yes('p.accepts_unsigned')} as "acceptsUnsigned",
    case when p.valid_from = '-infinity' then '' else to_char(p.valid_from, 'YYYY-MM-DD') end as "validFrom"
  from provider_history p
 where p.valid @> $1::date order by p.provider_code`
