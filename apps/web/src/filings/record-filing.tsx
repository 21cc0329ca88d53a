import { useMutation, useQuery } from '@tanstack/react-query'
import { FILING_NAMES } from '@tongchou/filings/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { filingsQuery } from '../counter/answers.ts'
import { FactFields } from '../facts/fact-fields.tsx'
import { type Filled, missingIn } from '../facts/fact-kinds.ts'
import { AskByHand } from '../parts/ask-by-hand.tsx'
import { Field } from '../parts/field.tsx'
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
  const fields = fieldsOf(kind, known)
  const asked = askedOf(kind, filled)
  const preview = useQuery(filingPreviewQuery(personId, asked))
  const ask = useMutation({
    mutationFn: (whole: Asked) => askFiling(personId, whole, basis),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  const choices = known.inForce.length > 0 ? [...KIND_CHOICES, [WITHDRAW, '撤销备案'] as const] : KIND_CHOICES
  return (
    <AskByHand
      title="办备案"
      basis={basis}
      onBasis={setBasis}
      missing={missingIn({ fields: () => fields }, filled)}
      isReady={asked !== null && preview.isSuccess}
      onAsk={() => asked !== null && ask.mutate(asked)}
      asking={ask}
      onClose={onClose}
    >
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
    </AskByHand>
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
