import type { Finding } from '@tongchou/database'
import type { SettlementAmounts } from '@tongchou/policy'
import { amountsOf, type Row } from '../rows.ts'
import { type PersonRecord, settlementName } from './person-record.ts'

/** Fen on both sides of an identity that every settlement must hold. */
interface Identity {
  what: string
  left: (it: SettlementAmounts) => number
  right: (it: SettlementAmounts) => number
}

const IDENTITIES: readonly Identity[] = [
  {
    what: '费用总额 = 全自费 + 超限价 + 先行自付 + 范围内',
    left: (it) => it.totalCost,
    right: (it) => it.fullSelfPay + it.overLimitSelfPay + it.firstSelfPay + it.eligible,
  },
  {
    what: '范围内 = 起付线 + 统筹支付 + 其他支付 + 统筹段自付',
    left: (it) => it.eligible,
    right: (it) => it.deductible + it.pooledPay + it.otherPay + it.pooledSelfPay,
  },
  {
    what: '基金支付总额 = 各项基金支付之和',
    left: (it) => it.fundTotal,
    right: (it) =>
      it.pooledPay +
      it.catastrophicEmployeePay +
      it.catastrophicResidentPay +
      it.civilServantPay +
      it.enterprisePay +
      it.assistancePay +
      it.otherPay,
  },
  {
    what: '个人负担 = 费用总额 − 基金支付 − 医院负担',
    left: (it) => it.personTotal,
    right: (it) => it.totalCost - it.fundTotal - it.hospitalBorne,
  },
  {
    what: '个人负担 = 账户支付 + 家庭共济 + 现金',
    left: (it) => it.personTotal,
    right: (it) => it.accountPay + it.familyAccountPay + it.cashPay,
  },
]

/** Whether the stored amounts of every settlement add up and none is negative. */
export function identityFindings({ settlements }: PersonRecord): Finding[] {
  return settlements.flatMap(({ settlement }) => unequal(settlement))
}

function unequal(settlement: Row): Finding[] {
  const amounts = amountsOf(settlement)
  const row = settlementName(settlement)
  const broken = IDENTITIES.filter(({ left, right }) => left(amounts) !== right(amounts)).map(
    ({ what, left, right }) => ({
      what: `恒等式不成立：${what}`,
      row,
      expected: `${right(amounts)} 分`,
      found: `${left(amounts)} 分`,
    }),
  )
  const negative = Object.entries(amounts)
    .filter(([, amount]) => amount < 0)
    .map(([name, amount]) => ({
      what: `金额为负：${name}`,
      row,
      expected: '不小于 0 分',
      found: `${amount} 分`,
    }))
  return [...broken, ...negative]
}
