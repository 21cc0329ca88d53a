import { useMutation, useQuery } from '@tanstack/react-query'
import { type NewFiling, newFilingShape } from '@tongchou/filings/contract'
import type { PersonRecord } from '@tongchou/insured/contract'
import { SAID_LENGTH } from '@tongchou/staff/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FactFields } from '../facts/fact-fields.tsx'
import { type FactField, type Filled, missingIn } from '../facts/fact-kinds.ts'
import {
  applyForFiling,
  filingPreviewQuery,
  filingSubjectsQuery,
  useFilingsRefresh,
} from '../filings/filing-queries.ts'
import { spokenDays } from '../format/days.ts'
import { sentenceOf } from '../frame/api.ts'
import { Field } from '../parts/field.tsx'
import { Missing } from '../parts/missing.tsx'
import { Failure, Refusal } from '../parts/states.tsx'
import '../parts/by-hand.css'

/** Applying for a long-term off-site filing: a clerk looks at it, and another approves. */
export function ApplyForFiling({ person }: { person: PersonRecord }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <Form personId={person.personId} onClose={() => setOpen(false)} />
  return (
    <Button block className="me-apply" onClick={() => setOpen(true)}>
      申请长期异地备案
    </Button>
  )
}

function Form({ personId, onClose }: { personId: string; onClose: () => void }) {
  const [filled, setFilled] = useState<Filled>({})
  const [said, setSaid] = useState('')
  const { data: subjects } = useQuery(filingSubjectsQuery)
  const refresh = useFilingsRefresh()
  const fields: readonly FactField[] = [
    {
      name: 'toPlace',
      label: '住在哪里',
      as: 'choice',
      choices: (subjects?.places ?? []).map(({ code, name }) => [code, name]),
    },
    { name: 'from', label: '从哪天起', as: 'day' },
    { name: 'to', label: '到哪天', as: 'day', isOptional: true },
  ]
  const filing = filingIn(filled)
  const preview = useQuery(filingPreviewQuery(personId, filing === null ? null : { filing }))
  const applying = useMutation({
    mutationFn: (whole: NewFiling) => applyForFiling(personId, whole, said),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  const missing = [
    ...missingIn({ fields: () => fields }, filled),
    ...(said.trim().length < SAID_LENGTH.least ? ['为什么住在那里'] : []),
  ]
  return (
    <form
      className="by-hand me-form"
      aria-label="申请长期异地备案"
      onSubmit={(event) => {
        event.preventDefault()
        if (filing !== null) applying.mutate(filing)
      }}
    >
      <FactFields
        kind={{ fields: () => fields }}
        filled={filled}
        onFill={(name, value) => setFilled((before) => ({ ...before, [name]: value }))}
      />
      <Field label="为什么住在那里（随子女居住、退休安置、单位外派……）">
        {(id) => (
          <Input
            id={id}
            value={said}
            maxLength={SAID_LENGTH.most}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
      {preview.error !== null && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && (
        <section aria-label="办好以后怎样变">
          <h3>办好以后</h3>
          <ul className="me-effects">
            {preview.data.effects.map(({ sentence }) => (
              <li key={sentence}>{spokenDays(sentence)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="hint">提交以后先由经办窗口受理，可能请您补材料；再由另一位经办复核，通过了才算。</p>
      {applying.error !== null && <Refusal title={sentenceOf(applying.error)} />}
      <Missing names={missing} />
      <div className="by-hand-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={applying.isPending}
          disabled={missing.length > 0 || !preview.isSuccess}
        >
          提交申请
        </Button>
        <Button onClick={onClose}>不申请了</Button>
      </div>
    </form>
  )
}

function filingIn({ toPlace, from, to }: Filled): NewFiling | null {
  const read = newFilingShape.safeParse({
    ...{ kind: 'offsite', subject: 'longTerm', toPlace, from, to: to === undefined || to === '' ? null : to },
  })
  return read.success ? read.data : null
}
