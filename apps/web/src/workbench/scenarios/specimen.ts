import type { LineKind, PersonFacts, YearState } from '@tongchou/policy'
import type { FixtureItem, FixturePerson, Fixtures, Institution } from '../wire/fixtures.ts'
import { PERSONS, PLACES } from './cast.ts'

/** What the platform knows of an item besides what the fixtures show. */
export interface ItemFacts {
  readonly class: 'A' | 'B' | 'C'
  readonly kind: LineKind
  readonly ceiling: number | null
}

type Row = readonly [
  name: string,
  yuan: number,
  className: ItemFacts['class'],
  kind: LineKind,
  ceilingYuan?: number,
]

const ROWS: readonly Row[] = [
  ['住院诊察费', 25, 'A', 'service'],
  ['主任医师门诊诊察费', 28, 'A', 'service'],
  ['一般诊疗费', 10, 'A', 'service'],
  ['Ⅱ级护理', 22, 'A', 'service'],
  ['静脉输液', 9, 'A', 'service'],
  ['CT平扫', 188, 'A', 'service'],
  ['CT增强扫描', 286, 'A', 'service'],
  ['胸部正侧位摄影(DR)', 76, 'A', 'service'],
  ['磁共振平扫', 380, 'B', 'service'],
  ['腹腔镜胆囊切除术', 2160, 'A', 'service'],
  ['普通病房床位费(三人间)', 68, 'A', 'facility', 42],
  ['注射用头孢曲松钠', 6.9, 'A', 'drug'],
  ['注射用哌拉西林钠他唑巴坦钠', 32.6, 'B', 'drug'],
  ['左氧氟沙星片', 11.8, 'A', 'drug'],
  ['苯磺酸氨氯地平片', 9.3, 'A', 'drug'],
  ['盐酸二甲双胍片', 9.8, 'A', 'drug'],
  ['甲磺酸奥希替尼片', 4968, 'B', 'drug'],
  ['心房/心室电极导线', 4860, 'B', 'consumable'],
  ['双腔永久起搏器', 28_600, 'B', 'consumable'],
  ['颅内支架', 31_800, 'B', 'consumable'],
  ['植入式心律转复除颤器', 68_000, 'B', 'consumable'],
  ['进口功能性敷料', 150, 'C', 'consumable'],
]

/** Facts of the specimen's items by their code. */
export const ITEM_FACTS: ReadonlyMap<string, ItemFacts> = new Map(
  ROWS.map(([, , className, kind, ceiling], at) => [
    codeOf(at),
    { class: className, kind, ceiling: ceiling === undefined ? null : ceiling * 100 },
  ]),
)

const itemOf = ([name, pric, className]: Row, at: number): FixtureItem => ({
  med_list_codg: codeOf(at),
  medins_list_codg: `OWN-${codeOf(at)}`,
  name,
  list_type: '101',
  med_chrgitm_type: '09',
  chrgitm_lv: { A: '01', B: '02', C: '03' }[className],
  pric,
  cnt_unit: '',
})

/** Which level, and whether in the city. */
export const LEVELS: Readonly<Record<keyof typeof PLACES, 1 | 2 | 3>> = {
  tertiary: 3,
  tertiarySigned: 3,
  tertiaryCsb: 3,
  secondary: 2,
  centre: 1,
  offsite: 3,
}

const institutionOf = ([part, code]: [string, string]): Institution => ({
  fixmedins_code: code,
  fixmedins_name: `示例·${part}`,
  level: LEVELS[part as keyof typeof PLACES], // The entries of PLACES have its keys.
  kind: 'hospital',
  admdvs: part === 'offsite' ? '420106' : '420802',
  signed: true,
  infcode: 'number',
  gateway: 'none',
  paasid: '',
  secret: '',
})

const RESIDENTS = ['resident', 'child', 'hypertension', 'offsiteReferral', 'referralUp']

const personOf = ([part, number]: [string, string]): FixturePerson => ({
  psn_no: number,
  psn_name: `示例·${part}`,
  certno: '420899198001019012',
  mdtrt_cert_type: '02',
  insutype: RESIDENTS.includes(part) ? '390' : '310',
  insuplc_admdvs: '420802',
  psn_type: '11',
  birthDate: part === 'child' ? '2017-06-15' : '1980-01-01',
  status: RESIDENTS.includes(part) ? 'resident' : 'active',
  categories: [],
  conditions: [],
  balc: 0,
  situation: part,
})

const CODES = ['J18.900', 'I49.500', 'I10.x00', 'E11.900', 'C34.900', 'Z51.103', 'M03900', 'M01600', 'DS006']

/** Fixtures with everything that the scenarios name. */
export const specimenFixtures: Fixtures = {
  endpoint: '/fsi/api/rsfComIfsService/callService',
  mdtrtarea_admvs: '420800',
  institutions: Object.entries(PLACES).map(institutionOf),
  persons: Object.entries(PERSONS).map(personOf),
  items: ROWS.map(itemOf),
  diseases: CODES.map((code) => ({ dise_codg: code, dise_name: code })),
}

/** What the persons' situations mean to the law, beyond scheme and age. */
export const SITUATIONS: Readonly<
  Record<string, { person?: Partial<PersonFacts>; year?: Partial<YearState> }>
> = {
  employeeWithAccount: { person: { accountBalance: 300_000 } },
  hypertension: { person: { conditions: ['hypertension'] } },
  nearMaximum: { year: { pooledPaid: 29_000_000 } },
  aboveCatastrophic: { year: { catastrophicBurden: 1_500_000 } },
}

function codeOf(at: number): string {
  return `X${String(at + 1).padStart(4, '0')}`
}
