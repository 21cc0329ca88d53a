import type { Bundle } from '@tongchou/policy'

/** The clauses of a bundle with a figure of which no original was seen, each once. */
export function unverifiedClauses({ benefits, common, sections }: Bundle): string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('verified' in value && value.verified === false && 'cite' in value) found.add(String(value.cite))
    for (const inner of Object.values(value)) walk(inner)
  }
  walk([benefits, common, sections])
  return [...found].sort()
}

/** @throws a sentence for the operator: nobody is paid by a figure that nobody has seen in an original, unless that was decided */
export function requireVerified(bundle: Bundle): void {
  const clauses = unverifiedClauses(bundle)
  if (clauses.length > 0)
    throw new Error(
      `${bundle.name}的政策包有未核实的数字（${clauses.join('、')}），正式环境不采用：请对照原文核实，或设 TONGCHOU_ACCEPT_UNVERIFIED=yes 明示接受 / the bundle has unverified figures`,
    )
}
