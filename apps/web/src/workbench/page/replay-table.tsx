import { RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { repetitionOf } from '../plans/repetition.ts'
import type { StepRecord } from '../plans/run-plan.ts'
import { clockTime } from '../wire/beijing-time.ts'

interface Props {
  /** Sendings of one msgid, the first one first. */
  readonly records: readonly StepRecord[]
  readonly onReplay: () => void
}

/** The same bytes again: when, how long, whether the answer is the same, and how many postings were made. */
export function ReplayTable({ records, onReplay }: Props) {
  const first = records.find(({ exchange }) => exchange.reply.arrived)
  return (
    <section className="wb-panel wb-replay" aria-labelledby="wb-replay-title">
      <header>
        <h2 id="wb-replay-title">同一 msgid 重放</h2>
        <Button size="small" icon={<RollbackOutlined />} onClick={onReplay}>
          原样再发 <kbd>R</kbd>
        </Button>
      </header>
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">次</th>
            <th scope="col">时刻</th>
            <th scope="col" className="is-right">
              用时
            </th>
            <th scope="col">应答</th>
            <th scope="col" className="is-right">
              记账
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => (
            // A sending has no identity but its place in the row of sendings.
            <tr key={index}>
              <td>{index + 1}</td>
              <td>
                <code>{clockTime(record.exchange.sentAtMs)}</code>
              </td>
              <td className="is-right">{record.exchange.reply.tookMs.toFixed(1)} ms</td>
              <td>{verdict(record, first)}</td>
              <td className="is-right">{postingsOf(record)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function verdict(record: StepRecord, first: StepRecord | undefined) {
  const repetition = repetitionOf(record.step.infno, first?.exchange.reply, record.exchange.reply)
  switch (repetition.kind) {
    case 'lost':
      return <span className="is-warn">连接断开</span>
    case 'first':
      return '首次应答'
    case 'same':
      return <span className="is-ok">逐字节相同</span>
    case 'computed-anew':
      return '重新计算，不记账'
    case 'judged-anew':
      return '重新判断'
    case 'different':
      return (
        <span className="is-bad" title={`${repetition.first} → ${repetition.second}`}>
          第 {repetition.at} 字节起不同
        </span>
      )
  }
}

/** How many journals the message made, as the sandbox's header counts them; unknown where it does not say. */
function postingsOf({ exchange }: StepRecord): string {
  const count = exchange.reply.arrived ? exchange.reply.headers['x-tongchou-journals'] : undefined
  return count === undefined ? '—' : `${count} 笔`
}
