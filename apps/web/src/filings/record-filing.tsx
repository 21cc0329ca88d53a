import { useMutation, useQuery } from '@tanstack/react-query'
import { FILING_NAMES } from '@tongchou/filings/contract'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { filingsQuery } from '../counter/answers.ts'
import { FactFields } from '../facts/fact-fields.tsx'
import { type Filled, missingIn } from '../facts/fact-kinds.ts'
import { sentenceOf } from '../frame/api.ts'
import { Field } from '../parts/field.tsx'
import { Missing } from '../parts/missing.tsx'
import { Refusal } from '../parts/states.tsx'
import { FilingEffects } from './filing-effects.tsx'
import { askedOf, fieldsOf, KIND_CHOICES, WITHDRAW } from './filing-kinds.ts'
import {
  type Asked,
  askFiling,
  filingPreviewQuery,
  filingSubjectsQuery,
  useFilingsRefresh,
} from './filing-queries.ts'
import { nameOf } from './filings-table.tsx'
import '../facts/facts.css'

interface Props {
  readonly personId: string
  readonly onClause: (clause: string) => void
  readonly onClose: () => void
}

/** 办备案: off-site care, chronic diseases, separately paid drugs; what it changes is shown beforehand, and a second person decides. */
export function RecordFiling({ personId, onClause, onClose }: Props) {
  const [kind, setKind] = useState('offsite')
  const [filled, setFilled] = useState<Filled>({})
  const [basis, setBasis] = useState('')
  const refresh = useFilingsRefresh()
  const known = useKnown(personId)
  const fields = fieldsOf(kind, filled, known)
  const asked = askedOf(kind, filled)
  const preview = useQuery(filingPreviewQuery(personId, asked))
  const ask = useMutation({
    mutationFn: (whole: Asked) => askFiling(personId, whole, basis),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  const missing = [
    ...missingIn({ fields: () => fields }, filled),
    ...(basis.trim().length < 2 ? ['依据'] : []),
  ]
  const choices = known.inForce.length > 0 ? [...KIND_CHOICES, [WITHDRAW, '撤销备案'] as const] : KIND_CHOICES
  return (
    <form
      className="facts"
      aria-label="办备案"
      onSubmit={(event) => {
        event.preventDefault()
        if (asked !== null) ask.mutate(asked)
      }}
    >
      <h2>办备案</h2>
      <Field label="备什么">
        {(id) => (
          <Select
            id={id}
            autoFocus
            value={kind}
            options={choices.map(([value, label]) => ({ value, label }))}
            onChange={(chosen: string) => {
              setKind(chosen)
              setFilled({})
            }}
          />
        )}
      </Field>
      <FactFields
        kind={{ fields: () => fields }}
        filled={filled}
        onFill={(name, value) => setFilled((before) => ({ ...before, [name]: value }))}
      />
      <FilingEffects
        preview={preview.data}
        error={preview.error}
        onRetry={() => void preview.refetch()}
        onClause={onClause}
      />
      <Field label="依据（材料、文号）">
        {(id) => (
          <Input id={id} value={basis} maxLength={200} onChange={(event) => setBasis(event.target.value)} />
        )}
      </Field>
      {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
      <Missing names={missing} />
      <div className="facts-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={ask.isPending}
          disabled={
            asked === null || missing.length > 0 || preview.data === undefined || preview.error !== null
          }
        >
          提交，等复核
        </Button>
        <Button onClick={onClose}>关闭</Button>
      </div>
    </form>
  )
}

/** What the fields offer: codes of the catalogues, and the filings that are not withdrawn. */
function useKnown(personId: string) {
  const { data: subjects } = useQuery(filingSubjectsQuery)
  const { data: filings = [] } = useQuery(filingsQuery(personId))
  const coded = (items: readonly { code: string; name: string }[] = []) =>
    items.map(({ code, name }) => [code, `${name} ${code}`] as const)
  return {
    diseases: coded(subjects?.diseases),
    drugs: coded(subjects?.drugs),
    inForce: filings
      .filter(({ isWithdrawn }) => !isWithdrawn)
      .map((it) => [it.filingId, `${FILING_NAMES[it.kind]} · ${nameOf(it)} · ${it.from} 起`] as const),
  }
}
