import table from '../data/divisions.json' with { type: 'json' }

const NAMES: Readonly<Record<string, string>> = table.divisions

/** The provinces, their prefectures and what lies directly under a province (GB/T 2260), by code; whole codes of six digits. */
const divisionCodes: readonly string[] = Object.keys(NAMES)

/** 湖北省武汉市 for 420100, 北京市 for 110000; null for what is no code of the list. */
export function divisionName(code: string): string | null {
  const own = NAMES[code]
  if (own === undefined) return null
  const province = `${code.slice(0, 2)}0000`
  return code === province ? own : `${NAMES[province] ?? ''}${own}`
}

/** The narrowest division of the list that a district lies in, by name: 湖北省武汉市 for 420106, 北京市 for 110108. */
export const nameAround = (district: string): string =>
  divisionName(district) ??
  divisionName(`${district.slice(0, 4)}00`) ??
  divisionName(`${district.slice(0, 2)}0000`) ??
  district

/** Whether a district lies in a division, or is it: 420106 lies in 420100 and in 420000. */
export const liesIn = (district: string, division: string): boolean =>
  district.startsWith(division.replace(/(00)+$/, ''))

/** What a clerk chooses from: everything outside the city, its own province first. */
export function placesOutside(region: string): { code: string; name: string }[] {
  const rank = (code: string) => (code.startsWith(region.slice(0, 2)) ? 0 : 1)
  return divisionCodes
    .filter((code) => !liesIn(code, region))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((code) => ({ code, name: divisionName(code) ?? code }))
}
