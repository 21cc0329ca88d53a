import { count } from '../format/amounts.ts'
import type { Status } from '../frame/status.ts'

/** One line: is everything up, how far is the demo city loaded. */
export const Readiness = ({ status }: { status: Status }) => (
  <p
    className={status.isReady && status.loading === null ? 'start-ready' : 'start-ready start-loading'}
    role="status"
  >
    <span aria-hidden>●</span> {sentenceOf(status)}
  </p>
)

function sentenceOf(status: Status): string {
  if (!status.isReady) return '正在启动'
  const took = status.startedInMs === null ? '' : `，启动用时 ${(status.startedInMs / 1000).toFixed(1)} 秒`
  return `数据库、接口都已就绪${took}${status.hasKeptData ? '；上次的数据还在' : ''}${loadingOf(status)}`
}

const loadingOf = ({ loading }: Status): string =>
  loading === null
    ? ''
    : `；演示城市已载入 ${count(loading.loaded)} / ${count(loading.of)} 人，其余正在载入，现在就可以用`
