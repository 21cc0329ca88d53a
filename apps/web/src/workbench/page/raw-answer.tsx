import { Tabs } from 'antd'
import { useMemo } from 'react'
import type { StepRecord } from '../plans/run-plan.ts'
import { parse } from '../wire/answer.ts'
import { readJsonText } from '../wire/json-text.ts'
import { CopyButton } from './copy-button.tsx'

/** The answer as it came over the wire: its text (set in lines where it is JSON) and its headers. */
export function RawAnswer({ record }: { readonly record: StepRecord }) {
  const { reply } = record.exchange
  const text = reply.arrived ? reply.text : ''
  const lines = useMemo(() => readJsonText(spread(text)).lines, [text])
  if (!reply.arrived) return <p className="wb-hint">没有应答：{reply.reason}</p>
  return (
    <section className="wb-panel wb-raw">
      <Tabs
        tabBarExtraContent={<CopyButton type="link" label="复制" text={() => text} />}
        items={[
          {
            key: 'text',
            label: '应答报文',
            children: (
              <div className="wb-raw-text">
                {lines.map((line) => (
                  <div key={line.number} className="wb-line">
                    <span className="wb-number">{line.number}</span>
                    <code className="wb-code">
                      {line.tokens.map((token) => (
                        <span key={token.at} className={`wb-t-${token.kind}`}>
                          {token.text}
                        </span>
                      ))}
                    </code>
                  </div>
                ))}
              </div>
            ),
          },
          {
            key: 'headers',
            label: '应答头',
            children: (
              <dl className="wb-headers">
                {Object.entries(reply.headers).map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            ),
          },
        ]}
      />
    </section>
  )
}

function spread(text: string): string {
  const read = parse(text)
  return read === undefined ? text : JSON.stringify(read, null, 2)
}
