/** A part of the time that the server spent, from the header server-timing. */
export interface TimePart {
  readonly name: string
  readonly ms: number
}

/** Reads 'verify;dur=3.1, read;dur=9.4;desc="读"': description first, then a Chinese name of the known parts. */
export function readServerTiming(header: string | undefined): readonly TimePart[] {
  return (header ?? '').split(',').flatMap((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const ms = Number(parameters.find((part) => part.startsWith('dur='))?.slice(4))
    if (name === '' || !Number.isFinite(ms)) return []
    const said = parameters
      .find((part) => part.startsWith('desc='))
      ?.slice(5)
      .replaceAll('"', '')
    return [{ name: said === undefined || said === '' ? (NAMES[name] ?? name) : decoded(said), ms }]
  })
}

/** A header holds no Chinese of its own; a description may come percent-encoded. */
function decoded(said: string): string {
  try {
    return decodeURIComponent(said)
  } catch {
    return said
  }
}

const NAMES: Readonly<Record<string, string>> = {
  total: '合计',
  gateway: '验签',
  verify: '验签',
  sign: '验签',
  signature: '验签',
  parse: '解析',
  shape: '解析',
  read: '读',
  compute: '待遇与政策计算',
  calc: '待遇与政策计算',
  decide: '待遇与政策计算',
  policy: '待遇与政策计算',
  write: '记账提交',
  commit: '记账提交',
  book: '记账提交',
  work: '处理',
  handle: '处理',
  serialize: '序列化',
  answer: '序列化',
  respond: '序列化',
}

/** The nearest-rank percentile of some durations; null of none. */
export function percentile(durations: readonly number[], percent: number): number | null {
  const sorted = [...durations].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null
}
