import { formatQuantity } from '@tongchou/kernel'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { useState } from 'react'
import { percent, yuan } from '../format/amounts.ts'
import { Money } from '../parts/money.tsx'

type Line = SettlementPage['lines'][number]

const CLASSES = { A: '甲', B: '乙', C: '丙' } as const

/** The bill's lines by amount, with what the person pays of each first and why. */
export function LinesTable({ lines }: { lines: readonly Line[] }) {
  const [onlyOwn, setOnlyOwn] = useState(false)
  const shown = lines.filter((line) => !onlyOwn || ownShare(line) > 0).sort((a, b) => b.amount - a.amount)
  return (
    <section className="panel settlement-lines">
      <header>
        <h2>
          费用明细 <span className="hint">{lines.length}</span>
        </h2>
        <label>
          <input type="checkbox" checked={onlyOwn} onChange={(event) => setOnlyOwn(event.target.checked)} />{' '}
          只看自付
        </label>
      </header>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">类</th>
              <th scope="col" className="right">
                单价 × 数量
              </th>
              <th scope="col" className="right">
                金额（元）
              </th>
              <th scope="col" className="right">
                先由个人付
              </th>
              <th scope="col">原因</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line, at) => (
              <tr key={`${line.name}${line.occurredOn}${at.toString()}`}>
                <td>{line.name}</td>
                <td>
                  <span className={`class-badge class-${line.class}`}>{CLASSES[line.class]}</span>
                </td>
                <td className="right num">
                  {yuan(Math.round(line.unitPriceMicro / 10_000))} × {formatQuantity(line.quantity)}
                </td>
                <td className="right">
                  <Money fen={line.amount} />
                </td>
                <td className="right">
                  <Money fen={ownShare(line)} />
                </td>
                <td>{reasonOf(line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const ownShare = (line: Line): number => line.fullSelfPay + line.overLimitSelfPay + line.firstSelfPay

const REASONS: Readonly<Record<string, string>> = {
  'class-c': '丙类，全自费',
  kind: '这类项目不在本项待遇内',
  facility: '就医机构不在范围',
  referral: '未经转诊',
  certificate: '没有认定',
  disease: '不在病种表内',
  'fixed-fee': '定额支付',
  'consumable-band': '耗材',
  'class-b': '乙类',
  'every-line': '先自付',
}

function reasonOf(line: Line): string {
  const words: string[] = []
  if (line.overLimitSelfPay > 0 && line.ceiling !== null) words.push(`限价 ${yuan(line.ceiling)}`)
  const [head = ''] = line.reason.split(':')
  const name = REASONS[line.reason] ?? (head === 'excluded' || head === 'liability' ? '法定不予支付' : '')
  if (name !== '') words.push(line.firstSelfPayBp > 0 ? `${name} ${percent(line.firstSelfPayBp)}` : name)
  if (line.reason === 'class-c') words.push(line.hasConsent ? '已签知情同意' : '无知情同意')
  return words.join(' · ')
}
