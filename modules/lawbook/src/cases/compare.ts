/** One name in which what came out is not what was expected. */
export interface CaseDifference {
  name: string
  label: string
  expected: unknown
  got: unknown
  isMoney: boolean
}

/**
 * Every expected name whose value is another, in the order in which the case states them; `year.pooledPaid` and `days.1.state`
 * for inner names. What a case does not state may be anything.
 */
export function differencesOf(
  expected: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
  within = '',
): CaseDifference[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const name = within === '' ? key : `${within}.${key}`
    const other = got[key]
    if (isRecord(value) && isRecord(other)) return differencesOf(value, other, name)
    if (isListOfRecords(value) && isListOfRecords(other) && value.length === other.length)
      return differencesOf({ ...value }, { ...other }, name)
    if (JSON.stringify(value) === JSON.stringify(other)) return []
    const label = LABELS[key]
    return [{ name, label: label ?? name, expected: value, got: other ?? null, isMoney: label !== undefined }]
  })
}

const isListOfRecords = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.every(isRecord)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The amounts of a case, which are fen; every other name is shown as it is written. */
const LABELS: Readonly<Record<string, string>> = {
  totalCost: '医疗费总额',
  fullSelfPay: '全自费',
  overLimitSelfPay: '超限价自费',
  firstSelfPay: '先行自付',
  eligible: '符合政策范围费用',
  deductible: '起付标准',
  pooledPay: '统筹基金支出',
  pooledSelfPay: '统筹段个人负担',
  catastrophicEmployeePay: '职工大额医疗费用补助',
  catastrophicResidentPay: '城乡居民大病保险',
  civilServantPay: '公务员医疗补助',
  enterprisePay: '企业补充医疗保险',
  assistancePay: '医疗救助',
  otherPay: '其他支出',
  fundTotal: '基金支付总额',
  personTotal: '个人负担总额',
  accountPay: '个人账户支出',
  familyAccountPay: '账户共济支出',
  cashPay: '个人现金支出',
  hospitalBorne: '医院负担',
  employerOwes: '用人单位应承担',
  offsiteReduction: '异地降低额',
  catastrophicBurden: '合规自付',
  pooledPaid: '本年统筹已付',
  outpatientPaid: '本年门诊已付',
  outpatientEligible: '本年门诊范围内费用',
  catastrophicPaid: '本年大病已付',
  antenatalPaid: '本年产检已付',
}
