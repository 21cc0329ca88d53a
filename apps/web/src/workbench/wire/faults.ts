/** Faults that the sandbox's server makes itself, named in the header x-tongchou-fault. */
export type ServerFault = 'drop-after-commit' | 'reorder' | `delay=${number}`

/** What a developer can let go wrong with the next message. */
export type Fault = 'drop' | 'duplicate' | 'reorder' | 'delay' | 'signature' | 'clock'

export interface FaultFacts {
  readonly fault: Fault
  readonly label: string
  readonly hint: string
}

/** The six switches in the order of the page; each works for the next message only. */
export const FAULTS: readonly FaultFacts[] = [
  { fault: 'drop', label: '提交后断开', hint: '已记账，应答不返回' },
  { fault: 'duplicate', label: '重复到达', hint: '同一报文并发两次' },
  { fault: 'reorder', label: '乱序到达', hint: '后一步先于这一步到' },
  { fault: 'delay', label: '延迟应答', hint: '30 秒后返回' },
  { fault: 'signature', label: '签名不符', hint: '签名改一位' },
  { fault: 'clock', label: '时钟偏移', hint: '时间戳早 10 分钟' },
]

/** How far the clock fault puts the signature's time back. */
export const CLOCK_SKEW_MS = -600_000

/** How late a delayed answer comes: as long as many hospitals wait. */
const DELAY_MS = 30_000

/** The header's value, for the faults that the server makes. */
export function headerOf(faults: ReadonlySet<Fault>): ServerFault | undefined {
  if (faults.has('drop')) return 'drop-after-commit'
  if (faults.has('reorder')) return 'reorder'
  return faults.has('delay') ? `delay=${DELAY_MS}` : undefined
}
