import type { FixtureDisease, FixtureItem, FixturePerson, Fixtures, Institution } from '../wire/fixtures.ts'

/** The fixtures lack something that a scenario needs; the list shows the sentence instead of a result. */
export class MissingFixture extends Error {}

/** Persons of the sandbox by situation; their numbers are the same in every demo city. */
export const PERSONS = {
  employee: '420802900101',
  employeeWithAccount: '420802900102',
  retired: '420802900104',
  resident: '420802900105',
  child: '420802900106',
  nearMaximum: '420802900110',
  aboveCatastrophic: '420802900112',
  hypertension: '420802900114',
  chronic: '420802900116',
  separateDrug: '420802900117',
  offsiteLongTerm: '420802900118',
  offsiteReferral: '420802900119',
  offsiteUnfiled: '420802900120',
  referralUp: '420802900121',
  oncology: '420802900122',
  waiting: '420802900125',
  uncovered: '420802900127',
  retiredCadre: '420802900129',
} as const

/** Institutions of the sandbox by part. */
export const PLACES = {
  /** Level three, x-tif. */
  tertiary: 'H42080200001',
  /** Level three, x-tif; takes no unsigned messages. */
  tertiarySigned: 'H42080200002',
  /** Level three, CSB. */
  tertiaryCsb: 'H42080400001',
  /** Level two, x-tif. */
  secondary: 'H42080200010',
  /** Level one, no gateway, infcode as text. */
  centre: 'H42080200030',
  /** Level three outside the city. */
  offsite: 'H42010600001',
} as const

/** Looks up what scenarios name; each throws MissingFixture with a sentence for the list. */
export const castOf = (fixtures: Fixtures) => ({
  fixtures,
  person: (part: keyof typeof PERSONS): FixturePerson =>
    fixtures.persons.find(({ psn_no }) => psn_no === PERSONS[part]) ?? missing(`人员 ${PERSONS[part]}`),
  place: (part: keyof typeof PLACES): Institution =>
    fixtures.institutions.find(({ fixmedins_code }) => fixmedins_code === PLACES[part]) ??
    missing(`机构 ${PLACES[part]}`),
  item: (name: string): FixtureItem =>
    fixtures.items.find((item) => item.name === name) ??
    fixtures.items.find((item) => item.name.startsWith(name)) ??
    missing(`项目 ${name}`),
  disease: (code: string): FixtureDisease =>
    fixtures.diseases.find(({ dise_codg }) => dise_codg === code) ?? missing(`诊断 ${code}`),
})

export type Cast = ReturnType<typeof castOf>

function missing(what: string): never {
  throw new MissingFixture(`样例数据里没有${what}`)
}
