import { CheckOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Tabs } from 'antd'
import { useState } from 'react'
import { isAccepted, parse, placeIn } from '../wire/answer.ts'
import { curlOf } from '../wire/curl.ts'
import { type FieldTables, fieldTablesShape, helpFor, missingFields } from '../wire/field-tables.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import { readJsonText } from '../wire/json-text.ts'
import { address, type Sources } from '../wire/message.ts'
import { pathOf, URL_FORMS } from '../wire/url-form.ts'
import { ComposeForm } from './compose-form.tsx'
import { CopyButton } from './copy-button.tsx'
import { FieldHelpPanel } from './field-help.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { JsonEditor } from './json-editor.tsx'
import { latestOf, type Run, stepOf, textFor } from './run-state.ts'
import { withValue } from './shown-lines.ts'
import type { Bench } from './use-bench.ts'

interface Props {
  readonly bench: Bench
  readonly fixtures: Fixtures
  readonly sources: Sources
}

/** The middle: address, send, and the request as text, as headers or as a form. */
export function RequestPanel({ bench, fixtures, sources }: Props) {
  const { run, kept, sending } = bench.state
  const [path, setPath] = useState<readonly string[]>([])
  const [tab, setTab] = useState('body')
  const step = stepOf(run, run.selected)
  const tables = useFieldTables(step?.infno ?? '')
  if (step === undefined) return null
  const text = textFor(run, step, { fixtures, sources })
  const institution = step.sender ?? step.visit.institution
  const latest = latestOf(run, step.key)
  const headers = latest?.exchange.message.headers ?? {}

  const curl = (): string =>
    curlOf(
      location.origin,
      address({ institution, infno: step.infno, form: kept.form, body: text, sources }).message,
    )

  return (
    <>
      <div className="wb-url">
        <span className="wb-chip is-primary">POST</span>
        <code className="wb-path">{pathOf(kept.form, step.infno)}</code>
        <Select
          aria-label="地址形式"
          size="small"
          variant="borderless"
          value={kept.form}
          onChange={bench.addressBy}
          options={URL_FORMS.map(({ form, label }) => ({ value: form, label }))}
        />
        <span className="wb-hint wb-gateway">
          {institution.gateway === 'none' ? '不签名' : `签名 ${institution.gateway}`}
        </span>
        <CopyButton label="复制 cURL" text={curl} />
        <Button
          type="primary"
          className="wb-send"
          loading={sending !== null}
          onClick={() => void bench.send()}
        >
          发送 <kbd>Ctrl ↵</kbd>
        </Button>
      </div>
      <section className="wb-panel wb-request">
        <Tabs
          activeKey={tab}
          onChange={setTab}
          tabBarExtraContent={<Check text={text} tables={tables} />}
          items={[
            { key: 'body', label: '请求报文' },
            { key: 'headers', label: `请求头 ${Object.keys(headers).length || ''}`.trim() },
            { key: 'form', label: '表单' },
          ]}
        />
        {tab === 'body' && (
          <>
            <JsonEditor
              text={text}
              tables={tables}
              origins={originsOf(run)}
              marked={markedIn(run)}
              onPlace={setPath}
              onChange={bench.edit}
              onSend={() => void bench.send()}
              onOrigin={bench.selectStep}
            />
            <FieldHelpPanel
              help={helpFor(tables, path)}
              value={valueAt(text, path)}
              onPick={(code) => bench.edit(withValue(text, path, code))}
            />
          </>
        )}
        {tab === 'headers' && <HeadersTab institution={institution} exchange={latest?.exchange ?? null} />}
        {tab === 'form' && <ComposeForm bench={bench} fixtures={fixtures} />}
      </section>
    </>
  )
}

/** Broken, incomplete or complete: said before sending, never forbidding it. */
function Check({ text, tables }: { readonly text: string; readonly tables: FieldTables | null }) {
  const { fault } = readJsonText(text)
  if (fault !== null)
    return (
      <span className="wb-check is-bad">
        第 {fault.line} 行：{fault.reason}
      </span>
    )
  if (new TextEncoder().encode(text).length > BODY_LIMIT)
    return <span className="wb-check is-bad">报文超过 {BODY_LIMIT / 1_048_576} MB</span>
  const missing = tables === null ? [] : missingFields(tables, parse(text))
  if (missing.length > 0)
    return (
      <span className="wb-check is-warn">
        缺 {missing.slice(0, 2).join('、')}
        {missing.length > 2 ? ` 等 ${missing.length} 项` : ''}
      </span>
    )
  return (
    <span className="wb-check is-ok">
      <CheckOutlined /> {tables === null ? 'JSON 合规' : '字段齐全'}
    </span>
  )
}

/** What the endpoint takes in one message. */
const BODY_LIMIT = 2_097_152

function useFieldTables(infno: string): FieldTables | null {
  const { data } = useQuery({
    queryKey: ['sandbox-fields', infno],
    enabled: infno !== '',
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/sandbox/fields/${infno}`, { signal })
      return fieldTablesShape.parse(await answer.json())
    },
  })
  return data ?? null
}

/** The place that the last answer complains of, or that an expected refusal is about. */
function markedIn(run: Run): { field: string; line: number | null } | null {
  const latest = latestOf(run, run.selected)
  if (latest?.answer === undefined || latest.answer === null || isAccepted(latest.answer)) return null
  const named = placeIn(latest.answer.errMsg)
  if (named !== null) return named
  const field = latest.findings.find((finding) => finding.field !== undefined)?.field
  return field === undefined ? null : { field, line: null }
}

/** Which step brought an id: the id itself is the key. */
function originsOf(run: Run): Readonly<Record<string, string>> {
  const brought = run.records.flatMap(({ step, answer }) =>
    answer === null ? [] : Object.values(step.brings(answer)).map((id): [string, string] => [id, step.key]),
  )
  return Object.fromEntries(brought.filter(([id]) => id !== '').reverse())
}

function valueAt(text: string, path: readonly string[]): string {
  let found: unknown = parse(text)
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return ''
    // Lists and objects alike are read by their keys here.
    found = (found as Record<string, unknown>)[key]
  }
  return typeof found === 'object' ? '' : String(found ?? '')
}
