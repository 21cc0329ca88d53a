import type { StepRecord } from '../plans/run-plan.ts'
import { percentile, readServerTiming, type TimePart } from '../wire/server-timing.ts'
import type { Run } from './run-state.ts'

interface Props {
  readonly run: Run
  readonly record: StepRecord
  /** The first sending of the same msgid: the one that did the work. */
  readonly first: StepRecord
}

/** How long the server took and with what; the rest of the bar is network and browser. */
export function TimeSplit({ run, record, first }: Props) {
  if (!record.exchange.reply.arrived) return null
  const working = first.exchange.reply.arrived ? first : record
  const reply = working.exchange.reply
  const parts = reply.arrived ? readServerTiming(reply.headers['server-timing']) : []
  const total = parts.find(({ name }) => name === '合计')
  const shown = parts.filter(({ name, ms }) => name !== '合计' && ms > 0)
  const sum = shown.reduce((all, { ms }) => all + ms, 0)
  const durations = run.records
    .filter(({ step }) => step.infno === record.step.infno)
    .map(({ exchange }) => exchange.reply.tookMs)
  return (
    <div className="wb-times">
      <div className="wb-times-head">
        <span>
          {working === record ? '处理用时' : '首次处理用时'}{' '}
          <strong>{written(total?.ms ?? reply.tookMs)}</strong>
        </span>
        <span className="wb-hint">
          往返 {written(record.exchange.reply.tookMs)}
          {durations.length > 1 &&
            ` · p50 ${written(percentile(durations, 50) ?? 0)}（${durations.length} 次）`}
        </span>
      </div>
      {shown.length > 0 && (
        <div className="wb-time-bar" role="img" aria-label={shown.map(spoken).join('，')}>
          {shown.map((part, index) => (
            <span
              key={part.name}
              data-shade={index % 4}
              style={{ flexGrow: Math.max(part.ms, sum * 0.02) }}
              title={spoken(part)}
            >
              {part.ms > sum * 0.18 ? spoken(part) : ''}
            </span>
          ))}
        </div>
      )}
      <div className="wb-hint">
        {shown
          .filter(({ ms }) => ms <= sum * 0.18)
          .map(spoken)
          .join(' · ')}
      </div>
    </div>
  )
}

const spoken = ({ name, ms }: TimePart): string => `${name} ${ms.toFixed(1)}`

const written = (ms: number): string => (ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(1)} 秒`)
