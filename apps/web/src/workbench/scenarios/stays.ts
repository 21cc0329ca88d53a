import { timesRatio } from '@tongchou/kernel'
import { actualOf, amountIs, type Expectation, limitLeftOf, ratioHolds } from '../plans/expectations.ts'
import { settledStay } from './ending.ts'
import type { Scenario } from './scenario.ts'
import { stayVisit } from './visits.ts'

/** Stays in hospital, from the plain one to the year's maximum. */
export const STAYS: readonly Scenario[] = [
  {
    key: 'plain-class-a',
    subject: '住院',
    title: '甲类，一级医院',
    infno: '2304',
    note: '起付 200.00，之上按 95% 支付',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('employee'),
          at: cast.place('centre'),
          goods: [
            ['住院诊察费', 7],
            ['Ⅱ级护理', 7],
            ['静脉输液', 14],
            ['注射用头孢曲松钠', 14],
            ['CT平扫', 1],
            ['胸部正侧位摄影(DR)', 1],
          ],
        }),
        amountIs('medfee_sumamt', 81_560, '六行之和'),
        amountIs('inscp_scp_amt', 81_560, '甲类全部符合政策范围'),
        amountIs('act_pay_dedc', 20_000, '一级起付标准'),
        ratioHolds(9_500, '职工一级 95%'),
      ),
  },
  {
    key: 'class-b',
    subject: '住院',
    title: '乙类先自付 8%',
    infno: '2304',
    note: '二级医院，抗生素和磁共振各先自付 8%',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('employee'),
          at: cast.place('secondary'),
          goods: [
            ['注射用哌拉西林钠他唑巴坦钠', 42],
            ['磁共振平扫', 1],
          ],
        }),
        amountIs('preselfpay_amt', 13_994, '1,369.20 × 8% + 380.00 × 8%，逐行舍入'),
        amountIs('act_pay_dedc', 60_000, '二级起付标准'),
        ratioHolds(9_000, '职工二级 90%'),
      ),
  },
  {
    key: 'consumable-bands',
    subject: '住院',
    title: '耗材三个价格档',
    infno: '2304',
    note: '导线 4,860.00 走 8% 档，起搏器 28,600.00 走 15% 档，支架 31,800.00 走 20% 档',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('employeeWithAccount'),
          at: cast.place('tertiary'),
          diagnosis: 'I49.500',
          usesAccount: true,
          goods: [
            ['心房/心室电极导线', 2],
            ['双腔永久起搏器', 1],
            ['颅内支架', 1],
            ['普通病房床位费(三人间)', 7],
            ['进口功能性敷料', 4],
          ],
        }),
        amountIs('preselfpay_amt', 1_142_760, '9,720.00 × 8% + 28,600.00 × 15% + 31,800.00 × 20%'),
        amountIs('overlmt_selfpay', 18_200, '床位超限价 26.00 × 7'),
        amountIs('fulamt_ownpay_amt', 60_000, '丙类敷料'),
        amountIs('act_pay_dedc', 100_000, '三级起付标准'),
        ratioHolds(8_500, '职工三级 85%'),
      ),
  },
  {
    key: 'year-maximum',
    subject: '住院',
    title: '跨过年度限额',
    infno: '2304',
    note: '统筹付到最高支付限额为止，其余转入大额补助',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('nearMaximum'),
          at: cast.place('tertiary'),
          diagnosis: 'I49.500',
          goods: [['植入式心律转复除颤器', 1]],
        }),
        stopsAtMaximum,
        catastrophicTakesOver,
      ),
  },
  {
    key: 'catastrophic',
    subject: '住院',
    title: '触发大额补助',
    infno: '2304',
    note: '合规自付已过 12,000，本次负担再付 80%',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('aboveCatastrophic'),
          at: cast.place('tertiary'),
          goods: [
            ['CT增强扫描', 2],
            ['注射用头孢曲松钠', 200],
            ['主任医师门诊诊察费', 40],
          ],
        }),
        amountIs('act_pay_dedc', 100_000, '三级起付标准'),
        catastrophicPaysFourFifths,
      ),
  },
  {
    key: 'child-half-deductible',
    subject: '住院',
    title: '儿童，起付减半',
    infno: '2304',
    note: '14 周岁及以下，三级医院 500.00',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('child'),
          at: cast.place('tertiary'),
          goods: [
            ['注射用头孢曲松钠', 100],
            ['CT平扫', 2],
            ['住院诊察费', 7],
          ],
        }),
        amountIs('act_pay_dedc', 50_000, '儿童减半'),
        ratioHolds(6_000, '居民三级 60%'),
      ),
  },
  {
    key: 'day-surgery',
    subject: '住院',
    title: '日间手术',
    infno: '2304',
    note: '不设起付，三级 85%',
    compose: (cast, today) =>
      settledStay(
        stayVisit(cast, today, {
          person: cast.person('employee'),
          at: cast.place('tertiary'),
          days: 1,
          medType: '28',
          diagnosis: 'J18.900',
          benefitDisease: 'DS006',
          goods: [
            ['腹腔镜胆囊切除术', 1],
            ['CT平扫', 1],
          ],
        }),
        amountIs('act_pay_dedc', 0, '日间手术不设起付'),
        ratioHolds(8_500, '职工三级 85%'),
      ),
  },
]

/** Whoever was already at the maximum has 0 left: both are the rule. */
const stopsAtMaximum: Expectation = (answer) => {
  const paid = actualOf(answer, 'hifp_pay')
  const left = limitLeftOf(answer)
  const uncapped = timesRatio(
    (actualOf(answer, 'inscp_scp_amt') ?? 0) - (actualOf(answer, 'act_pay_dedc') ?? 0),
    8_500,
  )
  const holds = paid !== null && paid < uncapped && (left === null || paid === left)
  return [{ holds, text: holds ? 'hifp_pay 到年度最高支付限额为止' : 'hifp_pay 没有停在年度最高支付限额' }]
}

const catastrophicTakesOver: Expectation = (answer) => {
  const holds = (actualOf(answer, 'hifob_pay') ?? 0) > 0
  return [{ holds, text: holds ? '超过限额的部分由大额补助接着付' : 'hifob_pay 应当大于 0' }]
}

const catastrophicPaysFourFifths: Expectation = (answer, facts) => {
  const of = (field: string): number => actualOf(answer, field) ?? 0
  const burden = of('inscp_scp_amt') - of('act_pay_dedc') - of('hifp_pay') - of('oth_pay')
  return amountIs('hifob_pay', timesRatio(burden, 8_000), '本次合规负担 × 80%')(answer, facts)
}
