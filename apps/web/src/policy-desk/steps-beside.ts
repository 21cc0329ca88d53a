import { z } from 'zod'

const stepShape = z.object({ step: z.string(), amount: z.number() }).loose()

const NAMES: Readonly<Record<string, string>> = {
  scope: '全自费',
  ceiling: '超限价自费',
  firstSelfPay: '先行自付',
  eligible: '政策范围内费用',
  otherPay: '生育保险支付',
  deductible: '起付标准',
  pooledPay: '统筹基金支付',
  catastrophic: '大额 / 大病支付',
  civilServant: '公务员补助',
  enterprise: '企业补充',
  assistance: '医疗救助',
  employerOwes: '用人单位应承担',
  personTotal: '个人负担合计',
  account: '个人账户支付',
  cash: '现金支付',
}

/** A step of the calculation under both versions; an amount is missing where the version has no such step. */
export interface StepBeside {
  name: string
  before: number | undefined
  after: number | undefined
}

/** Two traces over each other, in the order of the calculation. A case of another kind than a settlement has no such steps. */
export function stepsBeside(before: readonly unknown[], after: readonly unknown[]): StepBeside[] {
  const [old, now] = [amountsOf(before), amountsOf(after)]
  return Object.entries(NAMES)
    .filter(([step]) => old.has(step) || now.has(step))
    .map(([step, name]) => ({ name, before: old.get(step), after: now.get(step) }))
}

const amountsOf = (trace: readonly unknown[]): Map<string, number> =>
  new Map(
    trace.flatMap((raw) => {
      const read = stepShape.safeParse(raw)
      return read.success ? [[read.data.step, read.data.amount] as const] : []
    }),
  )
