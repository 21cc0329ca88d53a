import { compensate } from '../plans/compensate.ts'
import type { Expectation } from '../plans/expectations.ts'
import type { Step } from '../plans/plan.ts'
import { reverseStay, settleStay, stay } from '../plans/stay-steps.ts'
import type { Visit } from '../plans/visit.ts'
import { reverseVisit, visitSteps } from '../plans/visit-steps.ts'
import { asObject, fenOf, setlinfoOf } from '../wire/answer.ts'
import type { Cast } from './cast.ts'
import { expecting } from './ending.ts'
import type { Scenario } from './scenario.ts'
import { outpatientVisit, stayVisit } from './visits.ts'

/** What happens when a result is unknown, unwanted or asked for twice. */
export const REPEATS: readonly Scenario[] = [
  {
    key: 'reverse-unknown',
    subject: '撤销与重放',
    title: '冲正未知结果',
    infno: '2601',
    note: '2304 提交后断开，2601 冲正，再结算一次',
    compose: (cast, today) => {
      const visit = shortStay(cast, today)
      const beforeSettling = stay(visit).filter(({ infno }) => infno !== '2304')
      return {
        visit,
        steps: [
          ...beforeSettling,
          { ...settleStay(visit), title: '结算后断开', fault: 'drop-after-commit' },
          compensate(visit, '2304', '2304'),
          { ...compensate(visit, '2304', '2304'), key: '2601.again', title: '再冲正一次' },
          { ...settleStay(visit), key: '2304.again', title: '重新结算' },
        ],
      }
    },
  },
  {
    key: 'reverse-stay',
    subject: '撤销与重放',
    title: '撤销住院结算',
    infno: '2305',
    note: '金额原数取负，可以再结算',
    compose: (cast, today) => {
      const visit = shortStay(cast, today)
      return {
        visit,
        steps: [
          ...stay(visit),
          expecting(reverseStay(visit), isNegative),
          { ...settleStay(visit), key: '2304.again', title: '再次结算' },
        ],
      }
    },
  },
  {
    key: 'reverse-visit',
    subject: '撤销与重放',
    title: '撤销门诊结算',
    infno: '2208',
    note: '金额原数取负',
    compose: (cast, today) => {
      const visit = outpatientVisit(cast, today, {
        person: cast.person('resident'),
        at: cast.place('centre'),
        goods: [
          ['一般诊疗费', 1],
          ['左氧氟沙星片', 2],
        ],
      })
      return { visit, steps: [...visitSteps(visit), expecting(reverseVisit(visit), isNegative)] }
    },
  },
  {
    key: 'same-msgid',
    subject: '撤销与重放',
    title: '同一 msgid 再发',
    infno: '2304',
    note: '应答逐字节相同，只记一次账',
    compose: (cast, today) => {
      const visit = shortStay(cast, today)
      return { visit, steps: [...stay(visit), again(visit, 1), again(visit, 2)] }
    },
  },
  {
    key: 'lost-answer',
    subject: '撤销与重放',
    title: '断开后原样再发',
    infno: '2304',
    note: '不必冲正，同一 msgid 取回首次结果',
    compose: (cast, today) => {
      const visit = shortStay(cast, today)
      const lost: Step = { ...settleStay(visit), title: '结算后断开', fault: 'drop-after-commit' }
      return { visit, steps: [...stay(visit).slice(0, -1), lost, again(visit, 1), again(visit, 2)] }
    },
  },
]

const shortStay = (cast: Cast, today: string): Visit =>
  stayVisit(cast, today, {
    person: cast.person('employee'),
    at: cast.place('secondary'),
    days: 3,
    goods: [
      ['注射用头孢曲松钠', 60],
      ['CT平扫', 1],
      ['Ⅱ级护理', 3],
    ],
  })

const again = (visit: Visit, time: number): Step => ({
  ...settleStay(visit),
  key: `2304.again${time}`,
  title: `原样再发 ${time}`,
  repeats: '2304',
})

const isNegative: Expectation = (answer) => {
  const total = fenOf(asObject(setlinfoOf(answer))?.medfee_sumamt)
  const holds = total !== null && total < 0
  return [{ holds, text: holds ? '各项金额为原数取负' : '撤销的金额应当取负' }]
}
