import { civilDate } from '@tongchou/kernel'
import { DECIDING, Problem, refusalsOf } from '@tongchou/staff'
import { FILING_NAMES } from './contract.ts'
import { nameAround } from './division.ts'
import type { FilingRefusal } from './refusal.ts'
import { SCHEME_WORDS } from './sentences.ts'

const DAY = civilDate('2026-10-22')

/** A refusal of a filing as a problem: the field, the rule in one sentence, and the way that works. */
function statusOf(refusal: FilingRefusal): Problem {
  const { code } = refusal
  switch (code) {
    case 'unknown-person':
      return new Problem(404, code, '没有这个人，或不在您的区县')
    case 'deceased':
      return new Problem(409, code, `${refusal.on} 已登记死亡，不能再备案`)
    case 'no-such-day':
      return new Problem(
        422,
        code,
        `${refusal.field === 'from' ? '起始' : '截止'}日期不存在，写成 2026-10-22 这样`,
        {
          field: refusal.field,
        },
      )
    case 'ends-before-it-begins':
      return new Problem(422, code, '截止日期早于起始日期，请改一个', { field: 'to' })
    case 'not-insured-then':
      return new Problem(409, code, `${refusal.day} 没有参保关系，备案不起作用；先办参保登记，或改起始日期`, {
        field: 'from',
      })
    case 'already-filed':
      return new Problem(
        409,
        code,
        `${refusal.from} 至${refusal.to === null ? '长期' : ` ${refusal.to} `}已经备案：${refusal.filed}；先撤销它，或改日期`,
        { field: 'from' },
      )
    case 'not-in-the-law':
      return new Problem(
        409,
        code,
        `本地 ${refusal.day} 的政策里，他的险种没有${FILING_NAMES[refusal.kind]}的规定或数字，办了也不改变报销`,
        { field: 'kind' },
      )
    case 'place-at-home':
      return new Problem(
        422,
        code,
        `${refusal.place} 在本市，市内就医不用异地备案；选市外的就医地，市内转院的办“市内转诊”`,
        { field: refusal.field },
      )
    case 'unknown-place':
      return new Problem(
        422,
        code,
        `没有代码是 ${refusal.place} 的省或地级行政区划，写六位代码（如 420100 武汉市），或从列表里选`,
        { field: 'toPlace' },
      )
    case 'unknown-institution':
      return new Problem(
        422,
        code,
        `${refusal.day} 没有代码是 ${refusal.institution} 的机构，从列表里选，或只填就医地`,
        { field: 'toProvider' },
      )
    case 'institution-elsewhere':
      return new Problem(
        422,
        code,
        `${refusal.institution} 在${nameAround(refusal.district)}，不在${refusal.place}；改就医地，或不填机构`,
        { field: 'toProvider' },
      )
    case 'unknown-disease':
      return new Problem(422, code, `没有代码是 ${refusal.subject} 的门诊慢特病，从列表里选`, {
        field: 'subject',
      })
    case 'disease-not-listed':
      return new Problem(
        422,
        code,
        `${refusal.subject} 不在本地的 ${refusal.listed} 个门诊慢特病里，从列表里选`,
        { field: 'subject' },
      )
    case 'disease-closed':
      return new Problem(409, code, `${refusal.name}从 ${refusal.from} 起不再新认定`, { field: 'subject' })
    case 'major-disease-not-listed':
      return new Problem(
        422,
        code,
        `${refusal.subject}不在本地列出的重大疾病里：${refusal.listed.join('、')}；从列表里选`,
        { field: 'subject' },
      )
    case 'not-raised-here':
      return new Problem(
        409,
        code,
        `本地的政策没有给${SCHEME_WORDS[refusal.scheme]}的两病用药限额，备案不改变报销`,
        { field: 'subject' },
      )
    case 'not-a-separate-drug':
      return new Problem(
        422,
        code,
        `${refusal.day} 的目录里 ${refusal.subject} 不是单独支付药品，从列表里选`,
        { field: 'subject' },
      )
    case 'not-a-local-hospital':
      return new Problem(
        422,
        code,
        `${refusal.institution} 在 ${refusal.day} 不是市内有协议、收治住院的定点医院，从列表里选；去市外的办“异地就医”`,
        { field: refusal.field },
      )
    case 'same-institution':
      return new Problem(422, code, '转出和转入是同一家：院内转科不用办手续，选转入的另一家', {
        field: 'toProvider',
      })
    case 'not-a-wife':
      return new Problem(
        409,
        code,
        '生育登记办给参保男职工没有就业的妻子，这个人登记的性别是男；请打开妻子的页面办',
      )
    case 'covered-herself':
      return new Problem(409, code, `她自己参加职工医保，产前检查由她自己的生育保险先支付，不用登记`)
    case 'unknown-husband':
      return new Problem(422, code, '没有这个编号和姓名的男性参保人，请核对丈夫的两项', { field: 'personNo' })
    case 'husband-not-employed':
      return new Problem(
        409,
        code,
        `丈夫 ${refusal.day} 不是参加职工医保的单位在职职工，没有生育保险；先办他的参保，或改起始日期`,
        { field: 'from' },
      )
    case 'no-assistance-class':
      return new Problem(
        409,
        code,
        `${refusal.day} 没有登记医疗救助的身份，不在${refusal.classes.join('、')}救助对象里；先登记身份（民政等部门认定），或改起始日期`,
        { field: 'from' },
      )
    case 'assistance-of-other-scheme':
      return new Problem(409, code, `本地的医疗救助不支付${SCHEME_WORDS[refusal.scheme]}的参保人`)
    case 'unknown-filing':
      return new Problem(409, code, '要撤销的备案不存在，或已经撤销')
    case 'application-waits':
      return new Problem(409, code, '您申请的备案还在办，办完一件再申请下一件')
  }
}

/** The refusals of filing, by their codes. */
export const FILING = refusalsOf(statusOf, {
  ...{ 'unknown-person': {}, 'ends-before-it-begins': {}, 'same-institution': {}, 'not-a-wife': {} },
  ...{ 'covered-herself': {}, 'unknown-husband': {}, 'unknown-filing': {}, 'application-waits': {} },
  deceased: { on: DAY },
  'no-such-day': { field: 'from' },
  'not-insured-then': { day: DAY },
  'already-filed': { filed: '异地就医', from: DAY, to: null },
  'not-in-the-law': { kind: 'twoDisease', day: DAY },
  'place-at-home': { field: 'toPlace', place: '荆门市' },
  'unknown-place': { place: '420199' },
  'unknown-institution': { institution: 'H42010600001', day: DAY },
  'institution-elsewhere': { institution: 'H42010600001', district: '420106', place: '上海市' },
  'unknown-disease': { subject: 'M00000' },
  'disease-not-listed': { subject: 'M00000', listed: 32 },
  'disease-closed': { name: '肺结核', from: '2025-01-01' },
  'major-disease-not-listed': { subject: '感冒', listed: ['恶性肿瘤', '尿毒症'] },
  'not-raised-here': { scheme: 'employee' },
  'not-a-separate-drug': { subject: 'XA01', day: DAY },
  'not-a-local-hospital': { field: 'toProvider', institution: 'H42010600001', day: DAY },
  'husband-not-employed': { day: DAY },
  'no-assistance-class': { day: DAY, classes: ['低保', '特困'] },
  'assistance-of-other-scheme': { scheme: 'employee' },
})

/** Why a filing does not hold, whichever it is. */
export const CHECKED = FILING.except('application-waits')
/** Why what waits is not previewed. */
export const WAITING = CHECKED.or(DECIDING.only('unknown-request'))
