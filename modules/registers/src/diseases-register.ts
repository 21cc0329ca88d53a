import {
  addDiseaseVersion,
  type DiseaseVersion,
  diseaseVersions,
  recordedDiseases,
} from '@tongchou/catalogue'
import { civilDate, dayBefore, parseDate } from '@tongchou/kernel'
import { z } from 'zod'
import { factWords } from './differences.ts'
import { DISEASE_COLUMNS, DISEASE_KINDS, type DiseaseRow, diseaseRow } from './files/columns.ts'
import { endFaults } from './items-register.ts'
import { ALWAYS, type Register } from './register.ts'
import { mapInSlices } from './slices.ts'

const day = z.string().refine((it) => parseDate(it).ok)

/** A disease from a day on, as a change set keeps it. */
const versionShape = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['diagnosis', 'chronic', 'daySurgery']),
  isOncology: z.boolean(),
  validFrom: z.union([z.literal(ALWAYS), day]),
  validBefore: day.nullable(),
})
export type DiseaseInSet = z.output<typeof versionShape>

/** The list of diseases: what one is called on a day, and whether it may be certified. */
export const DISEASES: Register<DiseaseRow, DiseaseInSet> = {
  name: 'diseases',
  entry: '病种',
  unit: '种',
  kept: { table: 'disease_version', code: 'disease_code' },
  isWholeCity: true,
  columns: DISEASE_COLUMNS,
  shape: diseaseRow as z.ZodType<DiseaseRow>,
  stored: versionShape as z.ZodType<DiseaseInSet>,
  ended: '停用',
  versions: async (sql, codes) => mapInSlices(await diseaseVersions(sql, codes), inSet),
  recorded: async (sql, codes) =>
    (await recordedDiseases(sql, codes)).map(({ recordedAt, changeId, ...it }) => ({
      version: inSet(it),
      recordedAt,
      changeId,
    })),
  table: async (sql, onDay) =>
    mapInSlices(await sql.query<Record<string, string | null>>(TABLE, [onDay]), (row) =>
      DISEASE_COLUMNS.map(({ name, words }) => words?.[row[name] ?? ''] ?? row[name] ?? ''),
    ),
  versionOf: ({ validFrom, ...row }) => ({ ...row, validFrom: validFrom ?? ALWAYS }),
  faultsOf: ({ validFrom, validBefore }, line) => endFaults(validFrom ?? ALWAYS, validBefore, line),
  faultsAgainst: () => [],
  bounds: ({ validBefore }) => ({ validBefore }),
  factsOf: (it, onDay) => (it.validBefore !== null && onDay >= it.validBefore ? null : diseaseFacts(it)),
  said: (it) =>
    `${factWords(diseaseFacts(it))}${it.validBefore === null ? '' : `，到 ${dayBefore(civilDate(it.validBefore))} 为止`}`,
  isIdle: () => false,
  uses: '件慢特病备案',
  touchesUse: () => true,
  notesOf: ({ open }) => (open === 0 ? [] : [`${open} 件没有到期的慢特病备案不变，照备案开始那天的名称`]),
  districtsOf: () => [],
  async record(sql, versions, recorded) {
    for (const { code, ...version } of versions)
      await addDiseaseVersion(sql, { diseaseCode: code, ...version }, recorded)
    return []
  },
}

const diseaseFacts = (it: DiseaseInSet) => ({
  名称: it.name,
  类别: DISEASE_KINDS[it.kind],
  恶性肿瘤: it.isOncology ? '是' : '否',
})

const inSet = ({ diseaseCode, ...it }: DiseaseVersion): DiseaseInSet => ({ code: diseaseCode, ...it })

const TABLE = `select disease_code as code, name, kind, case when is_oncology then 'yes' else 'no' end as "isOncology",
    case when valid_from = '-infinity' then '' else to_char(valid_from, 'YYYY-MM-DD') end as "validFrom",
    to_char(valid_before, 'YYYY-MM-DD') as "validBefore"
  from disease where valid @> $1::date order by disease_code`
