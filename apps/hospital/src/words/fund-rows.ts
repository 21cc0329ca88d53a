import type { FundCode, Scheme } from '@tongchou/policy'
import type { Settlement } from '../platform/platform.ts'
import { codeList } from '../wire/code-list.ts'
import { yuan } from './amounts.ts'

/** 基金支付类型 of every fund. */
const FUND_PAY_TYPE: Readonly<Record<FundCode, string>> = {
  employeePooled: '310100',
  employeeAccount: '310200',
  civilServant: '320100',
  employeeCatastrophic: '330100',
  enterprise: '370100',
  residentPooled: '390100',
  studentPooled: '390100',
  residentCatastrophic: '390200',
  maternity: '510100',
  assistance: '610100',
}

/** The fund that a scheme's row begins with, also where it pays nothing. */
const BASIC_FUND: Readonly<Record<Scheme, FundCode>> = {
  employee: 'employeePooled',
  resident: 'residentPooled',
  student: 'studentPooled',
}

/**
 * One row per fund: the basic fund's always and first, the others' where they pay. Their sum is the fund total.
 * The personal account's row comes last and is no fund.
 */
export function fundRowsOf({ scheme, fundParts, amounts, limitLeft }: Settlement) {
  const basic = BASIC_FUND[scheme]
  const funds = [...new Set([basic, ...fundParts.map((part) => part.fund)])]
  return funds
    .map((fund) => ({ fund, paid: sum(fundParts.filter((part) => part.fund === fund)) }))
    .filter(({ fund, paid }) => paid > 0 || fund === basic)
    .sort((a, b) => rank(a.fund) - rank(b.fund))
    .map(({ fund, paid }) => rowOf(fund, paid, amounts.eligible, fund === basic ? limitLeft : paid))
}

const sum = (parts: readonly { amount: number }[]): number =>
  parts.reduce((total, part) => total + part.amount, 0)

const rank = (fund: FundCode): number => (fund === 'employeeAccount' ? 1 : 0)

/** `crt_payb_lmt_amt` is what the fund could still pay before this settlement; a fund without a maximum says what it pays. */
const rowOf = (fund: FundCode, paid: number, eligible: number, limitLeft: number) => ({
  fund_pay_type: FUND_PAY_TYPE[fund],
  inscp_scp_amt: fund === 'employeeAccount' ? 0 : yuan(eligible),
  crt_payb_lmt_amt: yuan(limitLeft),
  fund_payamt: yuan(paid),
  fund_pay_type_name: codeList('fund_pay_type')?.values[FUND_PAY_TYPE[fund]] ?? '',
  setl_proc_info: '',
})
