import { type ClauseTable, clauseCounts } from './clause-table.ts'
import { STANDING_NAMES, STANDINGS, type Standing } from './contract.ts'

/**
 * The table of `tongchou clauses`: how the lines of every document stand, and the total.
 * @param listsPending also names every clause around which something is not built yet, and what
 */
export function printClauseTable(table: ClauseTable, listsPending = false): string[] {
  const lines = table.documents.flatMap(({ clauses }) => clauses)
  const ids = lines.filter(({ id }) => id !== undefined).length
  const figureless = lines.filter(({ missingFigure }) => missingFigure !== undefined)
  const pending = lines.filter((line) => line.pending !== undefined)
  return [
    `${STANDINGS.map((standing) => STANDING_NAMES[standing].padStart(WIDTH - STANDING_NAMES[standing].length)).join('')}    合计  文件`,
    ...table.documents.map((document) => row(clauseCounts(document.clauses), document.title)),
    row(clauseCounts(lines), `合计：${ids} 个条款号，${lines.length - ids} 条没有条款号的条文`),
    `已落实而缺数（规则已有，数字未取到原文）：${figureless.length} 条`,
    `另有业务待建（登记、界面或流程还没有）：${pending.length} 条`,
    ...(listsPending ? ['', ...pendingLines(table)] : []),
  ]
}

/** Chinese characters are two columns wide. */
const WIDTH = 8

function row(counts: Readonly<Record<Standing, number>>, title: string): string {
  const numbers = STANDINGS.map((standing) => counts[standing])
  const all = numbers.reduce((sum, number) => sum + number, 0)
  return `${[...numbers, all].map((number) => String(number).padStart(WIDTH)).join('')}  ${title}`
}

const pendingLines = (table: ClauseTable): string[] =>
  table.documents.flatMap(({ clauses }) =>
    clauses.flatMap(({ id, label, pending }) =>
      pending === undefined ? [] : `${(id ?? '').padEnd(10)}${label}：${pending}`,
    ),
  )
