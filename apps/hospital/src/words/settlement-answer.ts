import { ageOn, toWireId } from '@tongchou/kernel'
import type { SettlementAmounts } from '@tongchou/policy'
import type { SettledPerson, Settlement } from '../platform/platform.ts'
import { wireTime } from '../wire/times.ts'
import { yuan } from './amounts.ts'
import { clearingTypeOf, medTypeOf } from './encounter-kind.ts'
import { fundRowsOf } from './fund-rows.ts'
import { GEND, INSUTYPE } from './national-codes.ts'

/** A settlement, or the preview of one, in the national words: setlinfo and setldetail. */
export function settlementAnswerOf(settlement: Settlement, msgid: string) {
  return {
    setlinfo: {
      ...aboutOf(settlement, msgid),
      ...amountsOf(settlement.amounts),
      balc: yuan(settlement.balanceAfter),
    },
    setldetail: fundRowsOf(settlement),
  }
}

/** The taking back of a settlement: the same amounts with the other sign, under the reversal's own id. */
export function reversalAnswerOf(settlement: Settlement, reversalId: string, msgid: string) {
  const { setlinfo, setldetail } = settlementAnswerOf(settlement, msgid)
  const negated = { ...setlinfo, ...negative(amountsOf(settlement.amounts)), setl_id: reversalId }
  return {
    setlinfo: negated,
    setldetail: setldetail.map((row) => ({
      ...row,
      inscp_scp_amt: 0 - row.inscp_scp_amt,
      fund_payamt: 0 - row.fund_payamt,
    })),
  }
}

/** Who, where and when. */
export function aboutOf(settlement: Settlement, msgid: string) {
  return {
    mdtrt_id: toWireId(settlement.encounterId),
    setl_id: settlement.settlementId === null ? '' : toWireId(settlement.settlementId),
    ...personOf(settlement.person),
    insutype: INSUTYPE[settlement.scheme],
    setl_time: wireTime(settlement.settledAt),
    mdtrt_cert_type: settlement.certificateType,
    med_type: settlement.medType === '' ? medTypeOf(settlement.kind) : settlement.medType,
    medins_setl_id: msgid,
    clr_optins: settlement.district,
    clr_way: '1',
    clr_type: clearingTypeOf(settlement.kind, settlement.isPharmacy),
    pool_prop_selfpay: settlement.ratioBp / 10_000,
  }
}

function personOf(person: SettledPerson) {
  return {
    psn_no: person.personNo,
    psn_name: person.name,
    psn_cert_type: '01',
    certno: person.idNumber,
    gend: GEND[person.sex],
    naty: '',
    brdy: person.bornOn,
    age: ageOn(person.bornOn, person.on),
    psn_type: person.psnType,
    cvlserv_flag: '0',
  }
}

/** The amounts of the bill; the family's share is inside the account's, as the interface has it. */
export function amountsOf(amounts: SettlementAmounts) {
  return {
    medfee_sumamt: yuan(amounts.totalCost),
    fulamt_ownpay_amt: yuan(amounts.fullSelfPay),
    overlmt_selfpay: yuan(amounts.overLimitSelfPay),
    preselfpay_amt: yuan(amounts.firstSelfPay),
    inscp_scp_amt: yuan(amounts.eligible),
    act_pay_dedc: yuan(amounts.deductible),
    hifp_pay: yuan(amounts.pooledPay),
    cvlserv_pay: yuan(amounts.civilServantPay),
    hifes_pay: yuan(amounts.enterprisePay),
    hifmi_pay: yuan(amounts.catastrophicResidentPay),
    hifob_pay: yuan(amounts.catastrophicEmployeePay),
    maf_pay: yuan(amounts.assistancePay),
    hifdm_pay: 0,
    oth_pay: yuan(amounts.otherPay),
    fund_pay_sumamt: yuan(amounts.fundTotal),
    psn_part_amt: yuan(amounts.personTotal),
    acct_pay: yuan(amounts.accountPay + amounts.familyAccountPay),
    psn_cash_pay: yuan(amounts.cashPay),
    hosp_part_amt: yuan(amounts.hospitalBorne),
    acct_mulaid_pay: yuan(amounts.familyAccountPay),
  }
}

/** 0 − x, so that nothing becomes a negative zero. */
const negative = <Row extends Readonly<Record<string, number>>>(row: Row): Row =>
  // Same keys, other signs.
  Object.fromEntries(Object.entries(row).map(([name, amount]) => [name, 0 - amount])) as Row
