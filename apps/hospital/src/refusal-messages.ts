import { formatYuan, parseUuid, toWireId } from '@tongchou/kernel'
import type { Refusal } from '@tongchou/settlement'
import { at } from './wire/fault-messages.ts'
import { isInfno, tableOf } from './wire/read-input.ts'

type Sentences = {
  readonly [Code in Refusal['code']]: (it: Extract<Refusal, { code: Code }>, infno: string) => string
}

/** One sentence per refusal of the platform: where, what, and what to do. A new refusal without its sentence does not compile. */
const SENTENCES: Sentences = {
  'unknown-person': (_, infno) => `${field(infno, 'psn_no')} 查无此人员，请先用 1101 取得人员编号`,
  'special-status': (it, infno) =>
    `${field(infno, 'psn_no')} 离休、老红军、残疾军人另有保障，不按普通参保人结算（${it.clause}），请走专门渠道`,
  'not-entitled': (it, infno) =>
    `${field(infno, 'psn_no')} 在 ${it.day} ${it.state === 'waiting' ? '处于等待期，' : ''}不能享受待遇：${it.reason}（${it.clause}）${it.until === null ? '' : `，${it.until} 起可以享受`}；请核对参保，或按自费办理`,
  'unknown-provider': (it) => `fixmedins_code=${it.providerCode} 不是本地定点医药机构，请核对机构编号`,
  'provider-not-designated': (it) =>
    `fixmedins_code=${it.providerCode} 在 ${it.day} 没有有效的定点协议${it.endedOn === null ? '' : `（协议到 ${it.endedOn} 为止）`}，不能登记新的就诊；协议期内入院的照常结算。请联系医保经办机构`,
  'provider-suspended': (it) =>
    `fixmedins_code=${it.providerCode} 自 ${it.since} 起中止医保协议，${it.day} 不能登记新的就诊；中止前入院的照常结算。请联系医保经办机构`,
  'wrong-provider': (_, infno) => `${field(infno, 'mdtrt_id')} 是另一机构的就诊，请核对 mdtrt_id`,
  'other-care': (it, infno) =>
    `${field(infno, 'mdtrt_id')} 是一次${it.is === 'stay' ? '住院，请用 23、24 开头的交易' : '门诊就诊，请用 22 开头的交易'}办理`,
  'not-yet': (it, infno) =>
    `${field(infno, it.end === 'start' ? 'begntime' : 'endtime')}=${it.day}，晚于今天，请核对日期`,
  'lines-outside': (it, infno) =>
    it.end === 'start'
      ? `${field(infno, 'begntime')}=${it.day}，但已有 ${it.lineDay} 的费用明细，请核对入院日期，或先用 2302 撤销这些明细`
      : `${field(infno, 'endtime')}=${it.day}，但已有 ${it.lineDay} 的费用明细，请核对出院日期，或先用 2302 撤销这些明细`,
  'not-filed': (it, infno) =>
    `${field(infno, 'med_type')} 在 ${it.day} 没有有效的单独支付药品备案（JM-14.4），请先备案，或按普通门诊 11 办理`,
  'already-in-stay': (it, infno) =>
    `${field(infno, 'psn_no')} 自 ${it.startedOn} 起已在本院住院，mdtrt_id=${wireId(it.encounterId)}；请先结算，或用 2404 撤销入院`,
  'unknown-encounter': (_, infno) =>
    `${field(infno, 'mdtrt_id')} 没有这次就诊，或不是这个 psn_no 的，请用 2201 或 2401 返回的 mdtrt_id`,
  'encounter-closed': (it, infno) => `${field(infno, 'mdtrt_id')} ${closed(it.state, infno)}`,
  'has-lines': (it, infno) =>
    `${field(infno, 'mdtrt_id')} 还有 ${it.lines} 条费用明细，请先用 ${isVisit(infno) ? '2205' : '2302'} 撤销（0000 为全部）`,
  'unknown-item': (it, infno) =>
    `${line(infno, it.line, 'med_list_codg')}=${it.itemCode}，医保目录里没有这个编码，请对照目录改第 ${it.line} 行后重传本批`,
  'item-not-valid': (it, infno) =>
    `${line(infno, it.line, 'med_list_codg')}=${it.itemCode}，${it.day} 不在医保目录（有效期 ${it.holds}），请核对第 ${it.line} 行的日期和编码后重传本批`,
  'not-sold-here': (it, infno) =>
    `${line(infno, it.line, 'med_list_codg')}=${it.itemCode}，是医疗服务项目，药店不能收费，请删去第 ${it.line} 行后重传本批`,
  'amount-mismatch': (it, infno) =>
    `${line(infno, it.line, 'det_item_fee_sumamt')}=${formatYuan(it.actual)}，与 pric×cnt=${formatYuan(it.expected)} 差 ${difference(it.difference)}，请改第 ${it.line} 行后重传本批`,
  'date-outside-stay': (it, infno) =>
    `${line(infno, it.line, 'fee_ocur_time')}=${it.day}，不在就诊期间 ${it.from} 至 ${it.until} 之内，请改第 ${it.line} 行后重传本批`,
  'duplicate-line-sn': (it, infno) =>
    `${line(infno, it.line, 'feedetl_sn')}=${it.lineSn}，本次就诊已有这个流水号，请换第 ${it.line} 行的流水号后重传本批`,
  'price-above-list': (it, infno) =>
    `${line(infno, it.line, 'pric')}=${formatYuan(it.actual)}，高于挂网价 ${formatYuan(it.listed)}，请改第 ${it.line} 行后重传本批`,
  'ends-before-start': (it, infno) =>
    `${field(infno, infno === '2402' ? 'endtime' : 'dscgTime')}=${it.day}，出院日期早于入院日期 ${it.startedOn}，请核对日期`,
  'nothing-uploaded': (_, infno) =>
    `${field(infno, 'mdtrt_id')} 还没有费用明细，请先用 ${isVisit(infno) ? '2204' : '2301'} 上传`,
  'total-mismatch': (it, infno) =>
    `${field(infno, 'medfee_sumamt')}=${formatYuan(it.actual)}，与已上传明细合计 ${formatYuan(it.expected)} 差 ${difference(it.difference)}，请核对明细后重发`,
  'no-figures': (it, infno) =>
    it.kind === 'chronic'
      ? `${field(infno, 'mdtrt_id')} 门诊慢特病在本地没有公布的待遇标准（JM-14.3），可按普通门诊 11 办理，或联系医保经办机构`
      : `${field(infno, 'mdtrt_id')} ${it.day} 没有这类就诊的政策规定，请核对医疗类别和日期，或联系医保经办机构`,
  'impossible-facts': (it, infno) =>
    `${field(infno, 'mdtrt_id')} 就诊信息前后不合（${it.path}），不能结算，请核对医疗类别、病种和日期`,
  'already-settled': (it, infno) =>
    `${field(infno, 'mdtrt_id')} 已结算，setl_id=${wireId(it.settlementId)}；要重新结算请先用 ${reversalOf(infno)} 撤销`,
  'msgid-reused': (it) => `msgid=${it.msgid} 已用于内容不同的另一报文，请换新的 msgid 重发`,
  compensated: (it) => `msgid=${it.msgid} 已被冲正，不再生效，请换新的 msgid 重新办理`,
  'unknown-settlement': (_, infno) =>
    `${field(infno, 'setl_id')} 没有这笔结算，或不是这个 psn_no、mdtrt_id 的，请核对三者`,
  'already-reversed': (_, infno) => `${field(infno, 'setl_id')} 这笔结算已撤销，不用再撤`,
  'already-cleared': (_, infno) =>
    `${field(infno, 'setl_id')} 这笔结算已清算拨付，不能撤销，请联系医保经办机构办理差额`,
  'same-person': () => '申请人和复核人不能是同一人',
  'not-restorable': (it, infno) =>
    `${field(infno, 'omsgid')} 是一笔已生效的撤销，${NOT_RESTORABLE[it.why]}，原结算不能照原样恢复；请对这次就诊重新结算，按新结果与参保人多退少补`,
  'settled-anew': (it, infno) =>
    `${field(infno, 'omsgid')} 是一笔已生效的撤销，撤销后这次就诊已重新结算，setl_id=${wireId(it.settlementId)}；请以新结算为准`,
  'another-message': (it, infno) =>
    `${field(infno, 'oinfno')} 与 omsgid 不符，该报文是 ${it.infno}，请核对两者`,
  'another-person': (_, infno) => `${field(infno, 'psn_no')} 与 omsgid 不符，该报文是另一人的，请核对两者`,
  busy: () => '该人员有多笔业务同时办理，请稍后用同一 msgid 重发',
}

const NOT_RESTORABLE = {
  'encounter-changed': '撤销后这次就诊或其明细已有变动',
  'year-moved': '撤销后该人员本年度又有别的结算',
  'account-spent': '撤销退回的个人账户金额已另作支付，或不再共济',
} as const

export function refusalMessage(refusal: Refusal, infno: string): string {
  // Code and refusal come from the same value, so the sentence of the code takes the refusal.
  return (SENTENCES[refusal.code] as (it: Refusal, infno: string) => string)(refusal, infno)
}

/** '2304 data mdtrt_id': the field in the transaction's first node. */
function field(infno: string, name: string): string {
  const [node = 'data'] = isInfno(infno) ? Object.keys(tableOf(infno).input) : []
  return at(infno, { node, line: null, field: name })
}

const line = (infno: string, number: number, name: string): string =>
  at(infno, { node: 'feedetail', line: number, field: name })

function closed(state: string, infno: string): string {
  switch (state) {
    case 'open':
      return '还没有办理出院，不用撤销出院'
    case 'discharged':
      return '已办理出院，请先用 2405 撤销出院'
    case 'cancelled':
      return '这次就诊已撤销，请重新办理'
    default:
      return `已结算，请先用 ${reversalOf(infno)} 撤销结算`
  }
}

const isVisit = (infno: string): boolean => infno.startsWith('22')

const reversalOf = (infno: string): string => (isVisit(infno) ? '2208' : '2305')

const difference = (amount: number): string => formatYuan(Math.abs(amount))

function wireId(id: string): string {
  const uuid = parseUuid(id)
  return uuid.ok ? toWireId(uuid.value) : id
}
