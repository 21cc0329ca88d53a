import type { Overview } from '@tongchou/settlement/contract'
import { count, yuan } from '../format/amounts.ts'

/** The day in four figures, and beside them the same of the day before. */
export function Figures({ overview }: { overview: Overview }) {
  const { groups } = overview
  const sum = (of: 'count' | 'totalCost' | 'fundTotal' | 'cashPay') =>
    groups.reduce((total, group) => total + group[of], 0)
  const stays = groups.filter(({ kind }) => kind === 'inpatient').reduce((total, it) => total + it.count, 0)
  const total = sum('totalCost')
  const share = (fen: number) => (total === 0 ? '—' : `${((fen / total) * 100).toFixed(1)}%`)
  const before = overview.days.filter(({ day }) => day < overview.day)
  const lastDay = before.at(-1)?.day
  const yesterday = before.filter(({ day }) => day === lastDay)
  const counted = yesterday.reduce((all, it) => all + it.count, 0)
  const paid = yesterday.reduce((all, it) => all + it.fundTotal, 0)
  const figures = [
    {
      name: '结算（笔）',
      value: count(sum('count')),
      note: `住院 ${count(stays)}，冲销 ${count(overview.reversed)}${lastDay === undefined ? '' : `；前一天共 ${count(counted)}`}`,
    },
    {
      name: '总费用（元）',
      value: yuan(total),
      note: `次均 ${sum('count') === 0 ? '—' : yuan(Math.round(total / sum('count')))}`,
    },
    {
      name: '基金支付（元）',
      value: yuan(sum('fundTotal')),
      note: `占 ${share(sum('fundTotal'))}${lastDay === undefined ? '' : `；前一天共 ${yuan(paid)}`}`,
    },
    { name: '个人现金（元）', value: yuan(sum('cashPay')), note: `占 ${share(sum('cashPay'))}` },
  ]
  return (
    <dl className="panel overview-figures">
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
          <dd className="overview-note num">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
