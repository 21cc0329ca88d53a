import { formatYuan } from '@tongchou/kernel'
import type { GatewayFault, Place, WireFault } from './faults.ts'

type Sentences<Fault extends { code: string }> = {
  readonly [Code in Fault['code']]: (fault: Extract<Fault, { code: Code }>, infno: string) => string
}

/** One sentence per fault: transaction, place, what is wrong, what to do. A fault without its sentence does not compile. */
const WIRE: Sentences<WireFault> = {
  'body-too-large': (it) => `报文超过 ${mebibytes(it.limitBytes)} MB 上限，请分批上传（每批不超过 100 行）`,
  'platform-failure': (it) =>
    `平台内部错误，编号 ${it.reference}；本次结果未知，请先用 2601 冲正，再重新发送`,
  'not-posted': (it) => `本接口只收 POST 报文，收到的是 ${it.method}，请改用 POST 发送`,
  'not-utf8': () => '报文不是 UTF-8 编码，请把全文转为 UTF-8 后重发',
  'nested-too-deep': (it) => `报文 input（交易输入）嵌套超过 ${it.limit} 层，请按接口规定的节点组织后重发`,
  'malformed-json': (it) =>
    `报文不是合法的 JSON：第 ${it.row} 行第 ${it.column} 个字符处读不下去，请检查引号、逗号和括号后重发`,
  'not-an-object': () => '报文应是一个 JSON 对象（以 { 开头），请检查后重发',
  'missing-envelope-field': (it) => `报文缺少 ${it.field}（${it.label}），请补上后重发`,
  'envelope-field-wrong': (it) =>
    `报文 ${it.field}（${it.label}）=${it.value}，应为：${it.expected}，请改正后重发`,
  'malformed-input': () => '报文 input（交易输入）应是 JSON 对象，或一个 JSON 对象的文本，请检查后重发',
  'unknown-transaction': (it) => `infno=${it.infno} 不是本平台受理的交易，请核对交易编号`,
  'unknown-sender': (it) => `fixmedins_code=${it.provider} 不是本地定点医药机构，请核对机构编号`,
  'missing-node': (it, infno) => `${infno} input 缺少节点 ${it.node}，或其中一行也没有，请补上后重发`,
  'not-a-row': (it, infno) => `${at(infno, { ...it, field: '' })}应是一个 JSON 对象，请检查后重发`,
  'not-plain': (it, infno) => `${at(infno, it)}（${it.label}）应是文本或数字，不能是对象或数组，请改正后重发`,
  'missing-field': (it, infno) => `${at(infno, it)}（${it.label}）没有填，请补上后重发`,
  'field-too-long': (it, infno) =>
    `${at(infno, it)}（${it.label}）有 ${it.actual} 位，最多 ${it.limit} 位，请缩短后重发`,
  'not-a-number': (it, infno) => `${at(infno, it)}=${it.value}，${it.label}应是数字，请改正后重发`,
  'too-many-decimals': (it, infno) =>
    `${at(infno, it)}=${it.value}，${it.label}最多 ${it.decimals} 位小数，请改正后重发`,
  'not-a-time': (it, infno) =>
    `${at(infno, it)}=${it.value}，${it.label}应形如 2026-10-20 08:30:00，请改正后重发`,
  'not-in-list': (it, infno) =>
    `${at(infno, it)}=${it.value}，不在${it.label}代码表中（${it.choices}），请改正后重发`,
  'amount-differs': (it, infno) =>
    `${at(infno, it)}=${formatYuan(it.amount)}，与 pric×cnt=${priceText(it.price)}×${it.quantity}=${formatYuan(it.product)} 差 ${formatYuan(Math.abs(it.amount - it.product))}，请改第 ${it.line} 行后重传本批`,
  'not-discharged': (it, infno) => `${at(infno, it)} 还没有办理出院，请先用 2402 办理出院再结算`,
  'not-an-id': (it, infno) => `${at(infno, it)}=${it.value}，不是本平台给出的${it.label}，请用平台返回的值`,
  'no-such-person': (it, infno) =>
    it.field === 'mdtrt_cert_no'
      ? `${at(infno, it)}=${it.value}，查无此凭证，请核对凭证类型和凭证编号`
      : `${at(infno, it)}=${it.value}，查无此人员，请先用 1101 取得人员编号`,
  'not-supported': (it, infno) => `${at(infno, it)}=${it.value}，${it.reason}`,
  'differs-in-batch': (it, infno) =>
    `${at(infno, it)}=${it.value}，与第 1 行的 ${it.first} 不同，请把不同${it.label}分开上传`,
  'one-of-several-batches': (it, infno) =>
    `${at(infno, it)}=${it.batch}，${it.lines === 0 ? '这一批没有上传明细' : `这一批 ${it.lines} 行合计 ${formatYuan(it.amount)}`}；这次就诊共 ${it.allLines} 行合计 ${formatYuan(it.allAmount)}（另有批次 ${someOf(it.otherBatches)}），各批一次结清，而 medfee_sumamt=${formatYuan(it.stated)}：请以 ${formatYuan(it.allAmount)} 重发，或先用 2205 撤销不结的批次`,
}

/** Names as far as a sentence holds them. */
const someOf = (names: readonly string[]): string =>
  names.length <= 5 ? names.join('、') : `${names.slice(0, 5).join('、')} 等 ${names.length} 批`

const GATEWAY: Sentences<GatewayFault> = {
  unsigned: () => '网关：本机构的请求必须签名，请带上网关签名头后重发',
  'missing-header': (it) => `网关：缺少请求头 ${it.header}，请补上后重发`,
  'unknown-account': (it) => `网关：账号 ${it.account} 不存在，请核对 paasid 或 access key`,
  expired: (it) => `网关：时间戳与平台时间相差超过 ${it.windowSeconds} 秒，请校准本机时钟后重新签名`,
  'bad-signature': () => '网关：签名不符，请核对密钥和待签串的拼接顺序',
  replayed: (it) => `网关：随机串 ${it.nonce} 已经用过，请换一个随机串重新签名`,
  'foreign-account': (it) =>
    `网关：账号 ${it.account} 不属于 fixmedins_code=${it.provider}，请用本机构的账号`,
}

/** Whether a refusal is about the message itself and not about what it asks for. */
export const isWireFault = (fault: { readonly code: string }): fault is WireFault =>
  Object.hasOwn(WIRE, fault.code)

export function wireMessage(fault: WireFault, infno: string): string {
  // Code and fault come from the same value, so the sentence of the code takes the fault.
  return (WIRE[fault.code] as (fault: WireFault, infno: string) => string)(fault, infno)
}

export function gatewayMessage(fault: GatewayFault): string {
  // As above.
  return (GATEWAY[fault.code] as (fault: GatewayFault, infno: string) => string)(fault, '')
}

/** '2301 feedetail[17] det_item_fee_sumamt': transaction, node with line, field. */
export const at = (infno: string, { node, line, field }: Pick<Place, 'node' | 'line' | 'field'>): string =>
  `${infno} ${node}${line === null ? '' : `[${line}]`} ${field}`

/** A price as people write it: at least two decimals. */
const priceText = (price: string): string => {
  const [whole = '0', decimals = ''] = price.split('.')
  return `${whole}.${decimals.padEnd(2, '0')}`
}

const mebibytes = (bytes: number): string => String(Math.round((bytes / 1_048_576) * 10) / 10)
