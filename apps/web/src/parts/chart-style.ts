import { tokens } from '../theme/tokens.ts'

const text = { color: tokens.ink2, fontSize: 11, fontFamily: 'var(--sans)' }

/** Axes and grid of every chart: horizontal hairlines, small grey text, no animation at the first drawing. */
export const chartStyle = {
  animation: false,
  grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
  tooltip: {
    trigger: 'axis',
    axisPointer: { type: 'shadow' },
    confine: true,
    textStyle: { ...text, fontSize: 12 },
  },
}

export const categoryAxis = (names: readonly string[]) => ({
  type: 'category',
  data: names,
  axisLabel: text,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: tokens.line } },
})

export const valueAxis = {
  type: 'value',
  axisLabel: text,
  splitLine: { lineStyle: { color: tokens.lineWeak } },
}

/** A category axis whose meaning stands below it: `负担最轻 → 负担最重`. */
export const namedAxis = (names: readonly (string | number)[], name: string) => ({
  ...categoryAxis(names.map(String)),
  name,
  nameLocation: 'middle',
  nameGap: 22,
  nameTextStyle: text,
})

/** The number of a bar that matters, above it. */
export const barLabel = (formatter: string, show: boolean) => ({ show, position: 'top', formatter, ...text })

/** 万元 with two decimals, from fen: charts show thousands of yuan, their tables the fen. */
export const tenThousands = (fen: number): number => Math.round(fen / 10_000) / 100

/** The schemes in the order of every stack, each in its fund's colour. */
export const STACK = [
  { scheme: 'employee', name: '职工医保', colour: tokens.fund.employeePooled },
  { scheme: 'resident', name: '居民医保', colour: tokens.fund.residentPooled },
] as const
