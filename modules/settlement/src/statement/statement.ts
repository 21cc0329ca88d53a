import { formatQuantity, formatYuanGrouped } from '@tongchou/kernel'
import { ownShareOf, reasonOf } from '../line-reason.ts'
import type { SettlementPage } from '../settlement-contract.ts'
import { type WaterfallRow, waterfallOf } from '../waterfall.ts'
import { CLASS_NAMES } from '../words.ts'
import { toneColour } from './colours.ts'
import { head, strip } from './head.ts'
import { INK2, LEFT, Paper, WIDTH } from './paper.ts'
import { table } from './table.ts'
import { vouchers } from './vouchers.ts'

/** What a statement needs beside the settlement's page. */
export interface StatementFacts {
  /** The city, as it stands in the title. */
  place: string
  /** The clauses of the bundle by their ids. */
  clauses: Readonly<Record<string, { label: string; gist?: string | undefined }>>
  /** The document that holds them. */
  document: string
  /** Where the code is checked, as the QR code says it. */
  checkUrl: string
  /** A sentence under the title, such as that the data are invented. */
  note: string | null
  printedBy: string
  printedAt: Date
}

/** The settlement's statement on A4: who, what, from total to cash with every clause, the lines, the clauses' words. */
export function statementPdf(page: SettlementPage, facts: StatementFacts): Promise<Uint8Array> {
  const paper = new Paper({ title: `结算单 ${page.settlementId}`, madeAt: facts.printedAt })
  head(paper, page, facts)
  strip(paper, page)
  steps(paper, page, facts)
  bounds(paper, page)
  vouchers(paper, page)
  lines(paper, page)
  clauses(paper, page, facts)
  const at = `${facts.printedAt.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}`
  const foot = `政策包 ${page.bundle.region} ${page.bundle.hash.slice(0, 8)} · ${RECOMPUTED[page.recomputation]} · ${facts.printedBy} ${at} 打印`
  return paper.finish((number, of) => {
    paper.write(foot, LEFT, 841.89 - 36, WIDTH - 80, { size: 7.5, colour: INK2 })
    const numbered = { size: 7.5, colour: INK2, align: 'right' } as const
    paper.write(`第 ${number} 页，共 ${of} 页`, LEFT + WIDTH - 80, 841.89 - 36, 80, numbered)
  })
}

const RECOMPUTED: Readonly<Record<SettlementPage['recomputation'], string>> = {
  agrees: '按原政策包复算一致',
  differs: '按原政策包复算不一致',
  'bundle-missing': '未复算',
}

const BAR = 2

function steps(paper: Paper, page: SettlementPage, facts: StatementFacts): void {
  paper.heading('从总费用到现金')
  const { rows } = waterfallOf(page)
  const total = Math.max(1, page.amounts.totalCost ?? 0)
  table(
    paper,
    [
      { title: '步骤', share: 0.18 },
      { title: '依据条款', share: 0.16 },
      { title: '', share: 0.2 },
      { title: '怎么算', share: 0.32 },
      { title: '金额（元）', share: 0.14, align: 'right' },
    ],
    rows.map((row) => ({
      cells: [
        row.name,
        row.isSum ? '' : labelsOf(row, facts),
        '',
        row.isSum ? '' : formulaOf(row),
        row.isSum ? formatYuanGrouped(row.fen) : formatYuanGrouped(-row.fen),
      ],
      style: row.isSum ? { face: 'bold' as const } : {},
      hasRule: row.isSum,
      draw: (y, x, width) => {
        const scale = (width(BAR) - 12) / total
        let from = x(BAR) + 6 + row.from * scale
        for (const { fen, tone } of row.pieces) {
          paper.box(from, y + 6, Math.max(0.8, fen * scale - 0.4), 7, toneColour(tone))
          from += fen * scale
        }
      },
    })),
  )
}

function labelsOf({ step }: WaterfallRow, { clauses }: StatementFacts): string {
  return (step?.clauses ?? []).map((id) => clauses[id]?.label ?? id).join('、')
}

/** The step's own arithmetic; the person's share within the range is what is left of it. */
function formulaOf({ name, step }: WaterfallRow): string {
  if (name === '段内个人自付') return '政策范围内费用减去起付标准和各项支付'
  return (step?.formula ?? []).map(({ text }) => text).join('；')
}

/** What limited a step, and how much is left of it. */
function bounds(paper: Paper, page: SettlementPage): void {
  const words = page.trace.flatMap(({ bound }) =>
    bound === undefined
      ? []
      : `${bound.text} ${formatYuanGrouped(bound.limit)}：本次前还剩 ${formatYuanGrouped(bound.leftBefore)}，本次后还剩 ${formatYuanGrouped(bound.leftAfter)}。`,
  )
  const unverified = new Set(page.trace.flatMap((step) => step.unverified)).size
  if (unverified > 0) words.push(`这次结算用了 ${unverified} 个未见原件的数。`)
  if (words.length === 0) return
  paper.y += 5
  paper.write(words.join(''), LEFT, paper.y, WIDTH, { size: 8, colour: INK2 })
  paper.y += paper.heightOf(words.join(''), WIDTH, { size: 8 })
}

function lines(paper: Paper, page: SettlementPage): void {
  paper.heading(`费用明细（${page.lines.length} 行）`)
  table(
    paper,
    [
      { title: '项目', share: 0.35 },
      { title: '类', share: 0.05 },
      { title: '单价 × 数量', share: 0.18, align: 'right' },
      { title: '金额（元）', share: 0.12, align: 'right' },
      { title: '先由个人付', share: 0.12, align: 'right' },
      { title: '原因', share: 0.18 },
    ],
    page.lines.map((line) => ({
      cells: [
        line.name,
        CLASS_NAMES[line.class],
        `${formatYuanGrouped(Math.round(line.unitPriceMicro / 10_000))} × ${formatQuantity(line.quantity)}`,
        formatYuanGrouped(line.amount),
        formatYuanGrouped(ownShareOf(line)),
        reasonOf(line),
      ],
    })),
    8,
  )
}

function clauses(paper: Paper, page: SettlementPage, facts: StatementFacts): void {
  const ids = [...new Set(page.trace.filter(({ amount }) => amount > 0).flatMap((step) => step.clauses))]
  const known = ids.flatMap((id) => {
    const clause = facts.clauses[id]
    return clause?.gist === undefined ? [] : [`${clause.label}　${clause.gist}`]
  })
  if (known.length === 0) return
  paper.heading(`依据（${facts.document}，摘要）`)
  for (const text of known) {
    const style = { size: 8.5, face: 'law' } as const
    const height = paper.heightOf(text, WIDTH, style)
    paper.room(height + 3)
    paper.write(text, LEFT, paper.y, WIDTH, style)
    paper.y += height + 3
  }
}
