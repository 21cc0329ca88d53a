import { type RawEntry, valueAtPath } from './raw-history.ts'
import { numberOf, type Unit } from './units.ts'

/** What a value may become, both ends included, in its unit. */
export interface Range {
  least: number
  most: number
  /** The rule in words, with its numbers. */
  rule: string
}

/**
 * The range of a value; null where the value has no order.
 * @param enacted the entry in force before the draft, which says what the clause leaves to the place
 * @param drafted the entry with what the draft has changed so far, between whose values the value must lie
 */
export function rangeOf(
  { enacted, drafted }: { enacted: RawEntry; drafted: RawEntry },
  path: string,
  unit: Unit,
  label: string,
): Range | null {
  const own = OWN_RANGES[path.split('.').at(-1) ?? '']?.(enacted, drafted, path)
  if (own !== undefined && own !== null) return own
  switch (unit) {
    case 'percent':
      return { least: 0, most: 100, rule: `${label}：0%—100%` }
    case 'points':
      return { least: 0, most: 100, rule: `${label}：0—100 个百分点` }
    case 'yuan':
      return { least: 0, most: 10_000_000, rule: `${label}：0—1,000 万元` }
    case 'multiple':
      return { least: 0, most: 100, rule: `${label}：0—100 倍` }
    case 'number':
      return { least: 0, most: 10_000, rule: `${label}：0—10,000 的整数` }
    default:
      return null
  }
}

/** Values that the law itself bounds. */
const OWN_RANGES: Readonly<
  Record<string, (enacted: RawEntry, drafted: RawEntry, path: string) => Range | null>
> = {
  // A band of points that the clause leaves to the place: it may be narrowed, not widened or turned over.
  leastPoints: (enacted, drafted) => bandOf(enacted.leastPoints, drafted.mostPoints, enacted),
  mostPoints: (enacted, drafted) => bandOf(drafted.leastPoints, enacted.mostPoints, enacted),
  ageAtMost: () => ({ least: 0, most: 120, rule: '年龄：0—120 周岁' }),
  oncologyStayFrom: () => ({ least: 1, most: 99, rule: '第几次住院：1—99' }),
  // A band must lie between its neighbours.
  above: (_, drafted, path) => between(drafted, path),
  upTo: (_, drafted, path) => between(drafted, path),
}

function bandOf(from: unknown, to: unknown, enacted: RawEntry): Range | null {
  const [least, most] = [numberOf(from), numberOf(to)]
  if (least === null || most === null) return null
  const band = `${String(enacted.leastPoints)}—${String(enacted.mostPoints)} 个百分点`
  return {
    least,
    most,
    rule:
      least === enacted.leastPoints && most === enacted.mostPoints
        ? band
        : `${band}，现在可定 ${least}—${most}`,
  }
}

/** `tiers.1.above` lies above `tiers.0.above` and below `tiers.2.above`. */
function between(entry: RawEntry, path: string): Range | null {
  const match = /^(.*)\.(\d+)\.(\w+)$/.exec(path)
  if (match === null) return null
  const [, list = '', position = '0', name = ''] = match
  const neighbour = (offset: number) =>
    numberOf(valueAtPath(entry, `${list}.${Number(position) + offset}.${name}`))
  const [before, after] = [neighbour(-1), neighbour(1)]
  const least = before === null ? 0 : before + 0.01
  const most = after === null ? 10_000_000 : after - 0.01
  const words = [
    before === null ? [] : `高于上一档 ${before} 元`,
    after === null ? [] : `低于下一档 ${after} 元`,
  ]
  return { least, most, rule: `各档从低到高：${words.flat().join('、') || '0—1,000 万元'}` }
}
