import type { Amounts, Settlement } from '../platform.ts'
import { codeList } from '../wire/code-list.ts'
import { yuan } from './amounts.ts'

interface Fund {
  readonly type: string
  readonly paid: (amounts: Amounts) => number
}

/** The funds of a scheme, the basic one first. */
const FUNDS: Readonly<Record<Settlement['scheme'], readonly Fund[]>> = {
  employee: [
    { type: '310100', paid: (it) => it.pooledPay },
    { type: '330100', paid: (it) => it.catastrophicEmployeePay },
  ],
  resident: [
    { type: '390100', paid: (it) => it.pooledPay },
    { type: '390200', paid: (it) => it.catastrophicResidentPay },
  ],
  student: [
    { type: '390100', paid: (it) => it.pooledPay },
    { type: '390200', paid: (it) => it.catastrophicResidentPay },
  ],
}

const SUPPLEMENTS: readonly Fund[] = [
  { type: '320100', paid: (it) => it.civilServantPay },
  { type: '370100', paid: (it) => it.enterprisePay },
  { type: '610100', paid: (it) => it.assistancePay },
  { type: '510100', paid: (it) => it.otherPay },
]

const ACCOUNT = '310200'

/**
 * One row per fund that pays, the basic fund's always: their sum is the fund total.
 * The personal account's row is extra, no fund.
 */
export function fundRowsOf({ scheme, amounts, limitLeft }: Settlement) {
  const [basic, ...others] = FUNDS[scheme]
  const paying = [...others, ...SUPPLEMENTS].filter((fund) => fund.paid(amounts) > 0)
  const account = amounts.accountPay + amounts.familyAccountPay
  return [
    ...(basic === undefined ? [] : [rowOf(basic.type, basic.paid(amounts), amounts.eligible, limitLeft)]),
    ...paying.map((fund) => rowOf(fund.type, fund.paid(amounts), amounts.eligible, 0)),
    ...(account > 0 ? [rowOf(ACCOUNT, account, 0, account)] : []),
  ]
}

/** `crt_payb_lmt_amt` is what the fund could still pay before this settlement. */
const rowOf = (type: string, paid: number, eligible: number, limitLeft: number) => ({
  fund_pay_type: type,
  inscp_scp_amt: yuan(eligible),
  crt_payb_lmt_amt: yuan(limitLeft),
  fund_payamt: yuan(paid),
  fund_pay_type_name: codeList('fund_pay_type')?.values[type] ?? '',
  setl_proc_info: '',
})
