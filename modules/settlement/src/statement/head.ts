import { formatPercent, formatYuanGrouped } from '@tongchou/kernel'
import QRCode from 'qrcode'
import { amountNow } from '../amount-now.ts'
import type { SettlementPage } from '../settlement-contract.ts'
import { payersOf } from '../waterfall.ts'
import { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES } from '../words.ts'
import { toneColour } from './colours.ts'
import { INK2, LEFT, type Paper, WIDTH } from './paper.ts'

const QR = 74

/** Title, verification code and the facts of the encounter. */
export function head(
  paper: Paper,
  page: SettlementPage,
  facts: { place: string; checkUrl: string; note: string | null },
): void {
  const kind = KIND_NAMES[page.kind] ?? page.kind
  paper.write(`${facts.place}基本医疗保险${kind}结算单`, LEFT, paper.y, WIDTH - QR - 12, {
    size: 17,
    face: 'law',
  })
  paper.write(
    `结算单号 ${page.number}　国家流水号 ${page.settlementId}`,
    LEFT,
    paper.y + 30,
    WIDTH - QR - 12,
    { colour: INK2 },
  )
  paper.write(
    `校验码 ${page.verificationCode}　扫右边的码，或在 ${originOf(facts.checkUrl)} 核对真伪`,
    LEFT,
    paper.y + 45,
    WIDTH - QR - 12,
    {
      colour: INK2,
    },
  )
  if (facts.note !== null) paper.write(facts.note, LEFT, paper.y + 60, WIDTH - QR - 12, { colour: '#8F5400' })
  qr(paper, facts.checkUrl, LEFT + WIDTH - QR, paper.y - 4)
  paper.y += 82
  if (page.reversal !== null) reversed(paper, page.reversal)
  else if (page.vouchers.length > 0) readjudicated(paper, page)
  grid(paper, factsOf(page))
}

const originOf = (url: string): string => new URL(url).host

function reversed(paper: Paper, reversal: NonNullable<SettlementPage['reversal']>): void {
  paper.box(LEFT, paper.y, WIDTH, 22, '#FDEEEC')
  paper.write(
    `这笔结算已于 ${reversal.on} 冲销，本单作废。原因：${reversal.reason}（${reversal.askedBy} 申请，${reversal.approvedBy} 复核）`,
    LEFT + 8,
    paper.y + 5,
    WIDTH - 16,
    { colour: '#B42318', face: 'bold' },
  )
  paper.y += 28
}

function readjudicated(paper: Paper, page: SettlementPage): void {
  const [funds, cash] = [amountNow(page, 'fundTotal'), amountNow(page, 'cashPay')].map(formatYuanGrouped)
  paper.box(LEFT, paper.y, WIDTH, 22, '#FFF4DC')
  paper.write(
    `下面是结算时的数。之后重算，开了 ${page.vouchers.length} 张差额凭证，现在基金支付 ${funds}，现金 ${cash}`,
    LEFT + 8,
    paper.y + 5,
    WIDTH - 16,
    { colour: '#8F5400', face: 'bold' },
  )
  paper.y += 28
}

function factsOf(page: SettlementPage): (readonly [string, string])[] {
  const days = page.startedOn === page.endedOn ? page.startedOn : `${page.startedOn} 至 ${page.endedOn}`
  return [
    ['姓名', page.person.name],
    ['证件号码', page.person.idNumberMask],
    ['人员编号', page.person.personNo],
    ['险种', SCHEME_NAMES[page.scheme] ?? page.scheme],
    ['定点机构', `${page.provider.name}（${LEVEL_NAMES[page.provider.level] ?? ''}）`],
    ['机构编码', page.provider.code],
    [page.kind === 'inpatient' ? '住院日期' : '就诊日期', days],
    ['结算日期', page.settledOn],
  ]
}

/** Facts two by two, labels in grey. */
function grid(paper: Paper, facts: readonly (readonly [string, string])[]): void {
  paper.rule()
  paper.y += 7
  for (const [at, [label, value]] of facts.entries()) {
    const x = LEFT + (at % 2) * (WIDTH / 2)
    paper.write(label, x, paper.y, 56, { colour: INK2 })
    paper.write(value, x + 56, paper.y, WIDTH / 2 - 62)
    if (at % 2 === 1) paper.y += 17
  }
  paper.y += 3
  paper.rule()
}

/** Total, fund, account and cash, and one bar of everybody who paid. */
export function strip(paper: Paper, page: SettlementPage): void {
  const of = (name: string): number => page.amounts[name] ?? 0
  const total = of('totalCost')
  const share = (fen: number): string =>
    total === 0 ? '' : ` ${formatPercent(Math.round((fen / total) * 1_000) * 10)}`
  const figures = [
    ['总费用（元）', total],
    [`基金支付${share(of('fundTotal'))}`, of('fundTotal')],
    [
      `个人账户${share(of('accountPay') + of('familyAccountPay'))}`,
      of('accountPay') + of('familyAccountPay'),
    ],
    [`现金支付${share(of('cashPay'))}`, of('cashPay')],
  ] as const
  paper.y += 12
  for (const [at, [label, fen]] of figures.entries()) {
    const x = LEFT + at * (WIDTH / 4)
    paper.write(label, x, paper.y, WIDTH / 4, { size: 8.5, colour: INK2 })
    paper.write(formatYuanGrouped(fen), x, paper.y + 14, WIDTH / 4, { size: 15, face: 'bold' })
  }
  paper.y += 40
  let x = LEFT
  for (const { fen, tone } of payersOf(page)) {
    const width = (fen / Math.max(1, total)) * WIDTH
    paper.box(x, paper.y, Math.max(0.8, width - 0.8), 7, toneColour(tone))
    x += width
  }
  paper.y += 12
}

function qr(paper: Paper, text: string, x: number, y: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = QR / modules.size
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column) === 1)
        paper.doc.rect(x + column * side, y + row * side, side + 0.05, side + 0.05)
  paper.doc.fill('#000000')
}
