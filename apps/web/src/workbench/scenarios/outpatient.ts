import { amountIs, ratioHolds, refused } from '../plans/expectations.ts'
import { describeVisit, previewVisit, register, uploadVisit } from '../plans/visit-steps.ts'
import { expectingOnly, settledVisit } from './ending.ts'
import type { Scenario } from './scenario.ts'
import { outpatientVisit } from './visits.ts'

/** Outpatient benefits, each with its own shape. */
export const OUTPATIENT: readonly Scenario[] = [
  {
    key: 'outpatient-employee',
    subject: '门诊与药店',
    title: '普通门诊，职工',
    infno: '2207',
    note: '年度起付之上，一级 75%',
    compose: (cast, today) =>
      settledVisit(
        outpatientVisit(cast, today, {
          person: cast.person('employee'),
          at: cast.place('centre'),
          goods: [
            ['一般诊疗费', 1],
            ['左氧氟沙星片', 40],
            ['CT平扫', 1],
          ],
        }),
        ratioHolds(7_500, '在职一级 75%'),
      ),
  },
  {
    key: 'outpatient-resident',
    subject: '门诊与药店',
    title: '普通门诊，居民',
    infno: '2207',
    note: '不设起付，50%，年限额 400',
    compose: (cast, today) =>
      settledVisit(
        outpatientVisit(cast, today, {
          person: cast.person('resident'),
          at: cast.place('centre'),
          goods: [
            ['一般诊疗费', 1],
            ['左氧氟沙星片', 4],
          ],
        }),
        amountIs('act_pay_dedc', 0, '居民门诊不设起付'),
        ratioHolds(5_000, '居民普通门诊 50%'),
      ),
  },
  {
    key: 'hypertension',
    subject: '门诊与药店',
    title: '高血压用药',
    infno: '2207',
    note: '两病保障，50%，年限额 500',
    compose: (cast, today) =>
      settledVisit(
        outpatientVisit(cast, today, {
          person: cast.person('hypertension'),
          at: cast.place('centre'),
          medType: '9901',
          diagnosis: 'I10.x00',
          benefitDisease: 'M03900',
          goods: [['苯磺酸氨氯地平片', 4]],
        }),
        amountIs('act_pay_dedc', 0, '两病不设起付'),
        ratioHolds(5_000, '居民两病用药 50%'),
      ),
  },
  {
    key: 'chronic',
    subject: '应当报错',
    title: '门诊慢特病，待遇未定',
    infno: '2206',
    note: '糖尿病 M01600 已备案，但病种的比例和限额没有依据，不能结算',
    compose: (cast, today) => {
      const visit = outpatientVisit(cast, today, {
        person: cast.person('chronic'),
        at: cast.place('secondary'),
        medType: '14',
        diagnosis: 'E11.900',
        benefitDisease: 'M01600',
        goods: [['盐酸二甲双胍片', 6]],
      })
      const preview = expectingOnly(previewVisit(visit), refused([/慢特病|病种|M01600|政策|依据/]))
      return { visit, steps: [register(visit), describeVisit(visit), uploadVisit(visit), preview] }
    },
  },
  {
    key: 'separate-drug',
    subject: '门诊与药店',
    title: '单独支付药品',
    infno: '2207',
    note: '先自付 8%，再按三级住院 85%',
    compose: (cast, today) =>
      settledVisit(
        outpatientVisit(cast, today, {
          person: cast.person('separateDrug'),
          at: cast.place('tertiary'),
          medType: '9904',
          diagnosis: 'C34.900',
          goods: [['甲磺酸奥希替尼片', 1]],
        }),
        amountIs('preselfpay_amt', 39_744, '4,968.00 × 8%'),
        amountIs('act_pay_dedc', 0, '单独支付药品不设起付'),
        ratioHolds(8_500, '按三级住院 85%'),
      ),
  },
]
