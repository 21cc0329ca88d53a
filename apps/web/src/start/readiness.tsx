import { count } from '../format/amounts.ts'
import type { Status } from '../frame/status.ts'

/** One line: is everything up, how far is the demo city loaded. */
export const Readiness = ({ status }: { status: Status }) => (
  <p className={status.isReady ? 'start-ready' : 'start-ready start-loading'} role="status">
    <span aria-hidden>●</span> {sentenceOf(status)}
  </p>
)

function sentenceOf(status: Status): string {
  if (!status.isReady && status.loading !== null)
    return `正在载入演示城市：${count(status.loading.loaded)} / ${count(status.loading.of)} 人`
  if (!status.isReady) return '正在启动'
  const took = status.startedInMs === null ? '' : `，启动用时 ${(status.startedInMs / 1000).toFixed(1)} 秒`
  return `数据库、接口都已就绪${took}${status.hasKeptData ? '；上次的数据还在' : ''}`
}
