import { METHOD_WORDS } from '../names.ts'

/** The words by which cases of payment to providers, of dual-channel drugs, of audits and comparisons are read. */

export const PAYMENT_AMOUNT_WORDS: Readonly<Record<string, string>> = {
  rate: '每一单位',
  charges: '费用',
  budgetLeft: '总额剩余',
  paidBefore: '已预拨和月结',
  toPay: '还应付',
  aboveBudget: '超出总额',
  salePrice: '售价',
  negotiatedPrice: '谈判支付价',
  otherChannelPrice: '另一渠道的价格',
  drugCost: '药店的药费',
  hospitalCost: '医院的费用',
  drug: '药费的基金部分',
  hospital: '医院费用的基金部分',
  stayCost: '当次住院费用',
  toPharmacy: '付给药店',
  toHospital: '付给医院',
  reward: '结余留用',
  setOff: '抵扣药款',
  drugMoneyAdvanced: '代付的药款',
  owedToHospital: '应付医院',
  declaredPayroll: '申报工资总额',
  wages: '职工工资合计',
  wage: '工资',
  undeclared: '少报',
}

export const PAYMENT_CLAIM_WORDS: Readonly<Record<string, string>> = {
  isAllowed: '可以',
  differs: '两个渠道价格不同',
  isPublic: '公立',
}

export const PAYMENT_FACT_WORDS: Readonly<Record<string, string>> = {
  care: '医疗服务',
  by: '付费方式',
  units: '数量',
  paidThrough: '转付',
  shareBp: '考核比例',
  staff: '在职人数',
  notEnrolled: '漏保人数',
  leave: '休学',
  leftOn: '退学',
  reportedOn: '报备',
  from: '自',
  to: '到',
  state: '状态',
  refund: '退费',
  mayMoveTo: '可转',
  setting: '就医',
  insuredDistrict: '参保区',
  providerDistrict: '机构所在区',
  settledBy: '由谁结算',
  examinations: '检查',
  repeats: '重复检查',
  patient: '患者',
  institution: '机构',
  alliance: '医联体',
  of: '原检查',
}

export const PAYMENT_VALUE_WORDS: Readonly<Record<string, string>> = {
  ...METHOD_WORDS,
  outpatient: '门诊',
  inpatient: '住院',
  entitled: '享受',
  notReported: '未报备，不享受',
  ended: '已停止',
}
