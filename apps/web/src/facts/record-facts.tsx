import { useMutation, useQuery } from '@tanstack/react-query'
import type { PersonView } from '@tongchou/insured/contract'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { AskByHand } from '../parts/ask-by-hand.tsx'
import { Field } from '../parts/field.tsx'
import { FactFields } from './fact-fields.tsx'
import { FACT_KINDS, type Filled, missingIn } from './fact-kinds.ts'
import { FactsPreview } from './facts-preview.tsx'
import { type Asked, askFacts, previewQuery, useFactsRefresh } from './facts-queries.ts'

const WITHDRAW = 'withdraw'

/** 登记事实: what happened to a person's insurance, by hand; what it changes is shown beforehand, and a second person decides. */
export function RecordFacts(props: {
  person: PersonView
  onClause: (clause: string) => void
  onClose: () => void
}) {
  const { person } = props
  const isOwn = person.access === 'record'
  const [key, setKey] = useState('enrol')
  const [filled, setFilled] = useState<Filled>({})
  const [reason, setReason] = useState('')
  const [exception, setException] = useState('')
  const refresh = useFactsRefresh()
  const asked = askedOf(key, filled)
  const { data: preview, error } = useQuery(previewQuery(person.personId, asked))
  const isException = preview?.doubts.some(({ takesException }) => takesException) === true
  const isRefused = error !== null || preview?.doubts.some(({ takesException }) => !takesException) === true
  const ask = useMutation({
    mutationFn: (whole: Asked) =>
      askFacts(person.personId, { ...whole, reason, exception: isException ? exception : null }),
    onSuccess: () => {
      refresh()
      props.onClose()
    },
  })
  // Another district's counter can enrol; everything else belongs to the person's own.
  const kinds = isOwn ? FACT_KINDS : FACT_KINDS.filter((it) => it.key === 'enrol')
  const missing = [
    ...missingOf(key, filled),
    ...(isException && exception.trim().length < 2 ? ['为什么例外'] : []),
  ]
  const events = person.access === 'record' ? person.events : []
  return (
    <AskByHand
      title="登记事实"
      basis={reason}
      onBasis={setReason}
      missing={missing}
      isReady={asked !== null && preview !== undefined && !isRefused}
      onAsk={() => asked !== null && ask.mutate(asked)}
      asking={ask}
      onClose={props.onClose}
    >
      <Field label="登记什么">
        {(id) => (
          <Select
            id={id}
            autoFocus
            value={key}
            options={[
              ...kinds.map((it) => ({ value: it.key, label: it.title })),
              ...(events.length > 0 ? [{ value: WITHDRAW, label: '撤回登记错的事实' }] : []),
            ]}
            onChange={(chosen: string) => {
              setKey(chosen)
              setFilled({})
            }}
          />
        )}
      </Field>
      {key === WITHDRAW ? (
        <Field label="哪一条错了">
          {(id) => (
            <Select
              id={id}
              placeholder="请选"
              value={filled.eventId ?? null}
              options={events.toReversed().map((it) => ({ value: it.eventId, label: it.text }))}
              onChange={(eventId: string) => setFilled({ eventId })}
            />
          )}
        </Field>
      ) : (
        kinds
          .filter((it) => it.key === key)
          .map((it) => (
            <FactFields
              key={it.key}
              kind={it}
              filled={filled}
              onFill={(name, value) => setFilled((before) => ({ ...before, [name]: value }))}
            />
          ))
      )}
      <FactsPreview preview={preview} error={error} onClause={props.onClause} />
      {isException && (
        <Field label="为什么例外">
          {(id) => (
            <Input
              id={id}
              value={exception}
              maxLength={200}
              onChange={(event) => setException(event.target.value)}
            />
          )}
        </Field>
      )}
    </AskByHand>
  )
}

const missingOf = (key: string, filled: Filled): string[] => {
  if (key === WITHDRAW) return filled.eventId === undefined ? ['哪一条错了'] : []
  const kind = FACT_KINDS.find((it) => it.key === key)
  return kind === undefined ? [] : missingIn(kind, filled)
}

function askedOf(key: string, filled: Filled): Asked | null {
  const nothing: Asked = { events: [], changes: [], withdraws: [] }
  if (key === WITHDRAW)
    return filled.eventId === undefined ? null : { ...nothing, withdraws: [filled.eventId] }
  const kind = FACT_KINDS.find((it) => it.key === key)
  return kind === undefined || missingIn(kind, filled).length > 0
    ? null
    : { ...nothing, ...kind.build(filled) }
}
