import type { ReadjudicationYear } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
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

/** The year's counters that would be others. */
export function CountersTable(props: {
  counters: ReadjudicationYear['counters']
  schemes: Readonly<Record<string, string>>
}) {
  if (props.counters.length === 0) return null
  const say = (name: string, value: number) => (name === 'oncology_stays' ? `${value} 次` : yuan(value))
  return (
    <div className="plain-table readjudication-counters">
      <table>
        <caption>年度累计随之改为</caption>
        <tbody>
          {props.counters.map(({ scheme, name, before, after }) => (
            <tr key={`${scheme} ${name}`}>
              <th scope="row">
                {NAMES[name] ?? name} <span className="hint">{props.schemes[scheme] ?? scheme}</span>
              </th>
              <td className="right num">{say(name, before)}</td>
              <td className="right num">{say(name, after)}</td>
              <td className="right">
                {name === 'oncology_stays' ? null : <SignedMoney fen={after - before} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
