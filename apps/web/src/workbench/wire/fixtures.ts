import { z } from 'zod'

const institution = z.object({
  fixmedins_code: z.string(),
  fixmedins_name: z.string(),
  level: z.coerce.number(),
  kind: z.string(),
  admdvs: z.string(),
  signed: z.boolean(),
  infcode: z.enum(['number', 'string']),
  gateway: z.enum(['x-tif', 'csb', 'none']),
  paasid: z.string().nullish().transform(orEmpty),
  secret: z.string().nullish().transform(orEmpty),
})

const person = z.object({
  psn_no: z.string(),
  psn_name: z.string(),
  certno: z.string(),
  mdtrt_cert_type: z.string(),
  mdtrt_cert_no: z.string().optional(),
  insutype: z.string(),
  insuplc_admdvs: z.string(),
  psn_type: z.string(),
  birthDate: z.string(),
  status: z.string(),
  categories: z.array(z.string()),
  conditions: z.array(z.string()),
  balc: z.coerce.number(),
  situation: z.string(),
})

const item = z.object({
  med_list_codg: z.string(),
  medins_list_codg: z.string(),
  name: z.string(),
  list_type: z.string(),
  med_chrgitm_type: z.string(),
  chrgitm_lv: z.string(),
  pric: z.coerce.number(),
  cnt_unit: z.string().nullish().transform(orEmpty),
})

const disease = z.object({ dise_codg: z.string(), dise_name: z.string() })

/** What GET /sandbox/fixtures says: the institutions with their keys, the persons, items and diagnoses to try with. */
export const fixturesShape = z.object({
  endpoint: z.string(),
  mdtrtarea_admvs: z.string(),
  institutions: z.array(institution),
  persons: z.array(person),
  items: z.array(item),
  diseases: z.array(disease),
})

export type Fixtures = z.infer<typeof fixturesShape>
export type Institution = z.infer<typeof institution>
export type FixturePerson = z.infer<typeof person>
export type FixtureItem = z.infer<typeof item>
export type FixtureDisease = z.infer<typeof disease>

/** The class of an item as its letter, from the code list chrgitm_lv of either edition (01 or 1). */
export function classOf(found: FixtureItem): '甲' | '乙' | '丙' {
  const level = found.chrgitm_lv.replace(/^0/, '')
  return level === '1' ? '甲' : level === '2' ? '乙' : '丙'
}

/** An institution inside the city of treatment shares the first four digits of its area. */
export const isLocal = (fixtures: Fixtures, at: Institution): boolean =>
  at.admdvs.slice(0, 4) === fixtures.mdtrtarea_admvs.slice(0, 4)

function orEmpty(text: string | null | undefined): string {
  return text ?? ''
}
