import { refused } from '../plans/expectations.ts'
import type { Plan, Step } from '../plans/plan.ts'
import { admit, discharge, settleStay, stay, upload } from '../plans/stay-steps.ts'
import { amountOf, type Visit, type VisitLine } from '../plans/visit.ts'
import { dayAfter } from '../wire/beijing-time.ts'
import type { Cast } from './cast.ts'
import { expectingOnly } from './ending.ts'
import type { Scenario } from './scenario.ts'
import { stayVisit } from './visits.ts'

/** Messages that must be refused, and the words that the refusal must have. */
export const REFUSALS: readonly Scenario[] = [
  refusal('amount-mismatch', '金额 ≠ 单价 × 数量', '2301', '第 2 行写少 1.00 元', (cast, today) => {
    const visit = plainStay(cast, today)
    const broken = changed(visit, 1, (line) => ({ ...line, writtenAmount: amountOf(line) - 100 }))
    return uploadRefused(broken, [/det_item_fee_sumamt/, /2/], 'det_item_fee_sumamt')
  }),
  refusal('date-outside-stay', '日期在住院之外', '2301', '第 1 行早于入院两天', (cast, today) => {
    const visit = plainStay(cast, today)
    const broken = changed(visit, 0, (line) => ({ ...line, occurredOn: dayAfter(visit.startedOn, -2) }))
    return uploadRefused(broken, [/fee_ocur_time/], 'fee_ocur_time')
  }),
  refusal('unknown-item', '目录里没有的编码', '2301', '医疗目录编码不存在', (cast, today) => {
    const visit = plainStay(cast, today)
    const broken = changed(visit, 0, (line) => ({
      ...line,
      item: { ...line.item, med_list_codg: 'X0000000' },
    }))
    return uploadRefused(broken, [/med_list_codg/, /X0000000/], 'med_list_codg')
  }),
  refusal('duplicate-line', '明细流水号重复', '2301', '同一 feedetl_sn 换了内容再传', (cast, today) => {
    const visit = plainStay(cast, today)
    const [first] = upload(visit)
    const dearer = changed(visit, 0, (line) => ({ ...line, quantity: line.quantity * 2 }))
    const second = upload(dearer).map((step) =>
      expectingOnly({ ...step, key: '2301.again', title: '重复上传' }, refused([/feedetl_sn/], 'feedetl_sn')),
    )
    return { visit, steps: [admit(visit), ...(first === undefined ? [] : [first]), ...second] }
  }),
  refusal('nothing-uploaded', '未上传明细就结算', '2304', '先传 2301', (cast, today) => {
    const visit = plainStay(cast, today)
    return { visit, steps: [admit(visit), expectingOnly(settleStay(visit), refused([/2301|明细/]))] }
  }),
  refusal('total-mismatch', '总额与明细不符', '2304', 'medfee_sumamt 少 1.00 元', (cast, today) => {
    const visit = plainStay(cast, today)
    const short = changed(visit, 0, (line) => ({ ...line, writtenAmount: amountOf(line) - 100 }))
    const settling = expectingOnly(settleStay(short), refused([/medfee_sumamt/], 'medfee_sumamt'))
    return { visit, steps: [admit(visit), ...upload(visit), discharge(visit), settling] }
  }),
  refusal('settled-twice', '结算两次', '2304', '换了 msgid 再结算', (cast, today) => {
    const visit = plainStay(cast, today)
    const second: Step = { ...settleStay(visit), key: '2304.again', title: '再次结算' }
    return { visit, steps: [...stay(visit), expectingOnly(second, refused([/已结算|结算过/]))] }
  }),
  refusal('not-entitled', '不在待遇期', '2401', '欠费超过三个月', (cast, today) =>
    admissionRefused(
      stayVisit(cast, today, { person: cast.person('uncovered'), at: cast.place('tertiary'), goods: GOODS }),
      [/待遇/],
    ),
  ),
  refusal('waiting', '等待期内', '2401', '灵活就业首次参保', (cast, today) =>
    admissionRefused(
      stayVisit(cast, today, {
        person: cast.person('waiting'),
        at: cast.place('tertiary'),
        goods: GOODS,
        days: 1,
      }),
      [/待遇|等待/],
    ),
  ),
  refusal('special-person', '离休人员', '2401', '不按普通参保人结算', (cast, today) =>
    admissionRefused(
      stayVisit(cast, today, {
        person: cast.person('retiredCadre'),
        at: cast.place('tertiary'),
        goods: GOODS,
      }),
      [/离休|另行|不按/],
    ),
  ),
  refusal('unknown-person', '查无此人', '2401', '人员编号不存在', (cast, today) => {
    const visit = plainStay(cast, today)
    const person = {
      ...visit.person,
      psn_no: '420802999999',
      mdtrt_cert_no: '420802999999',
      certno: '420802999999',
    }
    return admissionRefused({ ...visit, person }, [/psn_no|人员/], 'psn_no')
  }),
  refusal('wrong-institution', '别家的就诊', '2301', '另一家医院拿着这个 mdtrt_id', (cast, today) => {
    const visit = plainStay(cast, today)
    const steps = upload(visit).map((step) =>
      expectingOnly({ ...step, sender: cast.place('secondary') }, refused([/mdtrt_id|机构/], 'mdtrt_id')),
    )
    return { visit, steps: [admit(visit), ...steps] }
  }),
  refusal('bad-signature', '签名不符', '2401', 'x-tif-signature 改一位', (cast, today) => {
    const visit = stayVisit(cast, today, {
      person: cast.person('employee'),
      at: cast.place('tertiarySigned'),
      goods: GOODS,
    })
    return { visit, steps: [expectingOnly({ ...admit(visit), isSpoiled: true }, refused([/签名/]))] }
  }),
  refusal('malformed', '报文不是 JSON', '2401', '少一个括号', (cast, today) => {
    const visit = plainStay(cast, today)
    const broken: Step = { ...admit(visit), rewrite: (text) => text.replace(/\}\s*$/, '') }
    return { visit, steps: [expectingOnly(broken, refused([/JSON/]))] }
  }),
  refusal('missing-envelope', '缺少报文头字段', '2401', '没有 msgid', (cast, today) => {
    const visit = plainStay(cast, today)
    const broken: Step = { ...admit(visit), rewrite: (text) => text.replace(/\n\s*"msgid": "[^"]*",/, '') }
    return { visit, steps: [expectingOnly(broken, refused([/msgid/], 'msgid'))] }
  }),
]

const GOODS = [
  ['注射用头孢曲松钠', 60],
  ['CT平扫', 1],
] as const

const plainStay = (cast: Cast, today: string): Visit =>
  stayVisit(cast, today, { person: cast.person('employee'), at: cast.place('tertiary'), goods: GOODS })

function changed(visit: Visit, at: number, change: (line: VisitLine) => VisitLine): Visit {
  return { ...visit, lines: visit.lines.map((line, index) => (index === at ? change(line) : line)) }
}

function uploadRefused(visit: Visit, words: readonly RegExp[], field: string): Plan {
  return {
    visit,
    steps: [admit(visit), ...upload(visit).map((step) => expectingOnly(step, refused(words, field)))],
  }
}

function admissionRefused(visit: Visit, words: readonly RegExp[], field?: string): Plan {
  return { visit, steps: [expectingOnly(admit(visit), refused(words, field))] }
}

function refusal(
  key: string,
  title: string,
  infno: string,
  note: string,
  compose: Scenario['compose'],
): Scenario {
  return { key, subject: '应当报错', title, infno, note, compose }
}
