import { formatYuanGrouped as yuan } from '@tongchou/kernel'
import { GROUP_AXES, type GroupAxis, type SimulationReport } from '@tongchou/policy'

const AXES: Readonly<Record<GroupAxis, string>> = {
  scheme: '险种',
  level: '就诊级别',
  ageBand: '年龄',
  incomeClass: '收入类别',
  district: '区县',
}

export interface Printing {
  print: (line: string) => void
  seconds: number
}

/** Prints a report as tables for a person at a terminal. */
export function printReport(report: SimulationReport, { print, seconds }: Printing): void {
  const { population: of, law, gainers, losers, balance } = report
  print(
    `${report.region} ${report.year} 年：${count(of.persons)} 人，${count(of.withCare)} 人就医 ${count(of.episodes)} 次，用时 ${seconds.toFixed(1)} 秒`,
  )
  print(`两个版本都按 ${law.day} 的数算全年（视同草案已执行）`)
  print(
    `现行 ${law.before.slice(0, 16)}  草案 ${law.after.slice(0, 16)}  人群 ${of.hash.slice(0, 16)}${of.seed === null ? '' : `（种子 ${of.seed}）`}  结果 ${report.hash.slice(0, 16)}`,
  )
  if (of.newlyCovered !== undefined)
    print(`其中 ${count(of.newlyCovered)} 次就医现行政策没有数字，现行一栏全部算个人负担`)
  table(
    print,
    ['', '现行（元）', '草案（元）', '变化（元）', '变化率'],
    [
      ...report.payers.map((one) => [
        one.label,
        yuan(one.before),
        yuan(one.after),
        signed(one.change),
        share(one),
      ]),
      [
        '医疗费总额',
        yuan(balance.totalCost.before),
        yuan(balance.totalCost.after),
        signed(balance.totalCost.change),
        '',
      ],
    ],
  )
  print(balance.isBalanced ? '逐分平衡 0.00' : `不平衡：各方变化合计 ${signed(balance.sumOfChanges)}`)
  print('')
  print(`少付 ${count(gainers.persons)} 人，中位 ${signed(gainers.median)}，最多 ${signed(gainers.most)}`)
  print(`多付 ${count(losers.persons)} 人，中位 ${signed(losers.median)}，最多 ${signed(losers.most)}`)
  print(`不变 ${count(report.unchanged)} 人`)
  table(
    print,
    ['现行负担十等分', '人数', '负担最多（元）', '变化（元）', '人均（元）'],
    report.deciles.map((one) => [
      String(one.decile),
      count(one.persons),
      yuan(one.upTo),
      signed(one.burden.change),
      signed(one.averageChange),
    ]),
  )
  for (const axis of GROUP_AXES)
    table(
      print,
      [AXES[axis], '人数', '少付', '多付', '负担变化（元）'],
      report.groups[axis].map((one) => [
        one.label,
        count(one.persons),
        count(one.gainers),
        count(one.losers),
        signed(one.burden.change),
      ]),
    )
  table(
    print,
    ['只改这一处', '涉及就医次数', '涉及人数'],
    report.touched.map((one) => [`${one.file} ${one.key}`, count(one.episodes), count(one.persons)]),
  )
  table(
    print,
    ['累计结余可付月数', '现行', '草案', ''],
    report.reserves.map((one) => [
      one.label,
      months(one.monthsBefore),
      months(one.monthsAfter),
      one.isBelow ? '低于 6 个月下限' : one.isAbove ? '高于 9 个月上限' : '',
    ]),
  )
}

const count = (number: number): string => number.toLocaleString('en')
const signed = (fen: number): string => (fen > 0 ? `+${yuan(fen)}` : yuan(fen))
const months = (hundredths: number | null): string =>
  hundredths === null ? '—' : (hundredths / 100).toFixed(2)
const share = ({ before, change }: { before: number; change: number }): string =>
  before === 0 ? '—' : `${change > 0 ? '+' : ''}${((change * 100) / before).toFixed(2)}%`

function table(
  print: (line: string) => void,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  if (rows.length === 0) return
  const widths = heads.map((head, at) =>
    Math.max(...[head, ...rows.map((row) => row[at] ?? '')].map(widthOf)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))
        return at === 0 ? cell + space : space + cell
      })
      .join('  ')
  print('')
  for (const row of [heads, ...rows]) print(line(row).trimEnd())
}

/** Columns of a terminal: Chinese signs take two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
