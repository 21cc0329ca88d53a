import { amountIs, ratioHolds } from '../plans/expectations.ts'
import { stay } from '../plans/stay-steps.ts'
import type { Cast, PERSONS } from './cast.ts'
import { expecting, settledStay } from './ending.ts'
import type { Scenario } from './scenario.ts'
import { stayVisit } from './visits.ts'

const GOODS = [
  ['注射用头孢曲松钠', 120],
  ['CT增强扫描', 2],
  ['住院诊察费', 7],
] as const

/** Care outside the city, and referral inside it. */
export const ELSEWHERE: readonly Scenario[] = [
  offsite('offsite-long-term', '异地长期居住', '已备案，同本地 85%', 'offsiteLongTerm', 8_500),
  offsite('offsite-filed', '异地转诊备案，−10 点', '居民三级 60% 降为 50%', 'offsiteReferral', 5_000),
  offsite('offsite-unfiled', '未备案，−20 点', '职工三级 85% 降为 65%', 'offsiteUnfiled', 6_500),
  {
    key: 'referral-up',
    subject: '异地与转诊',
    title: '市内上转，补齐起付',
    infno: '2304',
    note: '一级已付起付 200.00，三级再付 800.00',
    compose: (cast, today) => {
      const person = cast.person('referralUp')
      const first = stayVisit(cast, today, {
        person,
        at: cast.place('centre'),
        goods: GOODS,
        days: 4,
        endedDaysAgo: 8,
      })
      const second = stayVisit(cast, today, { person, at: cast.place('tertiary'), goods: GOODS, days: 6 })
      return {
        visit: second,
        steps: [
          ...stay(first, 'first.').map((step) => ({
            ...(step.infno === '2304'
              ? expecting(step, amountIs('act_pay_dedc', 20_000, '一级起付标准'))
              : step),
            title: `转前·${step.title}`,
          })),
          ...stay(second).map((step) =>
            ['2303', '2304'].includes(step.infno)
              ? expecting(
                  step,
                  amountIs('act_pay_dedc', 80_000, '1,000.00 − 已付 200.00'),
                  ratioHolds(6_000, '居民三级 60%'),
                )
              : step,
          ),
        ],
      }
    },
  },
]

function offsite(
  key: string,
  title: string,
  note: string,
  part: keyof typeof PERSONS,
  ratioBp: number,
): Scenario {
  return {
    key,
    subject: '异地与转诊',
    title,
    infno: '2304',
    note,
    compose: (cast: Cast, today) =>
      settledStay(
        stayVisit(cast, today, { person: cast.person(part), at: cast.place('offsite'), goods: GOODS }),
        amountIs('act_pay_dedc', 100_000, '异地按三级起付标准'),
        ratioHolds(ratioBp, note),
      ),
  }
}
