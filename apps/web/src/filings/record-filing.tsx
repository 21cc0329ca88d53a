import { useMutation, useQuery } from '@tanstack/react-query'
import { FILING_NAMES, subjectWords } from '@tongchou/filings/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { filingsQuery } from '../counter/answers.ts'
import { FactFields } from '../facts/fact-fields.tsx'
import { type Filled, missingIn } from '../facts/fact-kinds.ts'
import { AskByHand } from '../parts/ask-by-hand.tsx'
import { Field } from '../parts/field.tsx'
import { FilingEffects } from './filing-effects.tsx'
import { askedOf, fieldsOf, KIND_CHOICES, NOTHING_OFFERED, type Offered, WITHDRAW } from './filing-kinds.ts'
import {
  type Asked,
  askFiling,
  filingPreviewQuery,
  filingSubjectsQuery,
  useFilingsRefresh,
} from './filing-queries.ts'

interface Props {
  readonly personId: string
  readonly onClause: (clause: string) => void
  readonly onClose: () => void
}

/** 办备案: every kind that the law knows; what it changes is shown beforehand, and a second person decides. */
export function RecordFiling({ personId, onClause, onClose }: Props) {
  const [kind, setKind] = useState('offsite')
  const [filled, setFilled] = useState<Filled>({})
  const [basis, setBasis] = useState('')
  const refresh = useFilingsRefresh()
  const offered = useOffered(personId)
  const fields = fieldsOf(kind, offered)
  const asked = askedOf(kind, filled)
  const preview = useQuery(filingPreviewQuery(personId, asked))
  const ask = useMutation({
    mutationFn: (whole: Asked) => askFiling(personId, whole, basis),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
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
            options={kindsIn(offered)}
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

/** What may be chosen: a kind that the law does not know is there, and says so. */
function kindsIn({ subjects, inForce }: Offered) {
  const kinds = KIND_CHOICES.map(([value, label]) =>
    subjects.lacking.includes(value)
      ? { value, label: `${FILING_NAMES[value]}：本地没有规定或数字`, disabled: true }
      : { value, label },
  )
  return inForce.length > 0 ? [...kinds, { value: WITHDRAW, label: '撤销备案' }] : kinds
}

function useOffered(personId: string): Offered {
  const { data: subjects = NOTHING_OFFERED } = useQuery(filingSubjectsQuery)
  const { data: filings = [] } = useQuery(filingsQuery(personId))
  return {
    subjects,
    inForce: filings
      .filter(({ isWithdrawn }) => !isWithdrawn)
      .map((it) => [it.filingId, `${FILING_NAMES[it.kind]} · ${subjectWords(it)} · ${it.from} 起`]),
  }
}
