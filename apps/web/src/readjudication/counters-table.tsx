import type { ReadjudicationYear } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { type Column, numbers, words } from '../parts/columns.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { SignedMoney } from './signed-money.tsx'

const NAMES: Readonly<Record<string, string>> = {
  pooled_paid: '统筹支付累计',
  catastrophic_burden: '合规自付累计',
  catastrophic_paid: '大额、大病支付累计',
  outpatient_eligible: '门诊范围内费用累计',
  outpatient_paid: '门诊支付累计',
  antenatal_paid: '产前检查支付累计',
  oncology_stays: '肿瘤放化疗住院次数',
}

type Counter = ReadjudicationYear['counters'][number]

/** Counted in times, not in money. */
const COUNTED = 'oncology_stays'

const say = (name: string, value: number) => (name === COUNTED ? `${value} 次` : yuan(value))

/** The year's counters that would be others. */
export function CountersTable(props: {
  counters: ReadjudicationYear['counters']
  schemes: Readonly<Record<string, string>>
}) {
  if (props.counters.length === 0) return null
  const columns: readonly Column<Counter>[] = [
    words('累计', (it) => NAMES[it.name] ?? it.name),
    words('险种', (it) => props.schemes[it.scheme] ?? it.scheme),
    numbers('原来（元）', (it) => say(it.name, it.before)),
    numbers('现在', (it) => say(it.name, it.after)),
    numbers(
      '差额',
      (it) => say(it.name, it.after - it.before),
      (it) => (it.name === COUNTED ? null : <SignedMoney fen={it.after - it.before} />),
    ),
  ]
  return (
    <section className="readjudication-counters">
      <h3>年度累计随之改为</h3>
      <DataTable columns={columns} rows={props.counters} keyOf={(it) => `${it.scheme} ${it.name}`} />
    </section>
  )
}
