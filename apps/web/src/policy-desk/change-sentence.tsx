import { useQuery } from '@tanstack/react-query'
import type { ClauseChange, EditableValue } from '@tongchou/lawbook/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { lawQuery } from './desk-queries.ts'
import type { Desk } from './draft-page.tsx'
import { Sentence } from './sentence.tsx'
import { editOf, UNITS } from './value-form.tsx'
import { rangeSentence, readValue, written } from './value-text.ts'

/** The sentence of a changed clause. Whoever may revise clicks a number and writes another in its place; all else opens the clause. */
export function ChangeSentence(props: { desk: Desk; change: ClauseChange; onOpen: () => void }) {
  const { desk, change, onOpen } = props
  const { draft, take, isBusy } = desk
  const [path, setPath] = useState<string | null>(null)
  const mayRevise = draft.actions.some((it) => it.action === 'revise' && it.isAllowed)
  const law = useQuery({ ...lawQuery(draft.draftId, draft.revision), enabled: mayRevise })
  // A value that begins on another day than the draft is changed in its history.
  const entry = law.data?.entries.find(
    (it) => it.file === change.file && it.key === change.key && it.from === change.from,
  )
  const valueAt = (at: string) => entry?.values.find((it) => it.path === at)
  const value = path === null ? undefined : valueAt(path)
  if (!mayRevise || entry === undefined) return <Sentence segments={change.sentence} />
  return (
    <Sentence
      segments={change.sentence}
      onValue={(at) => (isWrittenInPlace(valueAt(at)) ? setPath(at) : onOpen())}
      writing={
        value === undefined
          ? null
          : {
              path: value.path,
              field: (
                <ValueInPlace
                  value={value}
                  isBusy={isBusy}
                  onClose={() => setPath(null)}
                  onSave={(typed) => {
                    setPath(null)
                    take({ do: 'revise', edits: [editOf(entry, value, typed)] })
                  }}
                />
              ),
            }
      }
    />
  )
}

/** Numbers are; what is chosen from a list needs the room of the opened clause. */
const isWrittenInPlace = (value: EditableValue | undefined): boolean =>
  value !== undefined && value.unit !== 'flag' && value.choices === null

/** A number of the sentence while it is written anew: Enter keeps it, Esc leaves it. */
function ValueInPlace(props: {
  value: EditableValue
  isBusy: boolean
  onSave: (value: EditableValue['value']) => void
  onClose: () => void
}) {
  const { value, isBusy, onSave, onClose } = props
  const [text, setText] = useState(() => written(value))
  const read = readValue(value, text)
  const fault = 'fault' in read ? read.fault : null
  return (
    <form
      className="value-in-place"
      onSubmit={(event) => {
        event.preventDefault()
        if (isBusy || 'fault' in read) return
        if (text.trim() === written(value)) onClose()
        else onSave(read.value)
      }}
    >
      <Input
        autoFocus
        size="small"
        aria-label={value.label}
        value={text}
        status={fault === null ? '' : 'error'}
        suffix={UNITS[value.unit]}
        inputMode={value.unit === 'monthDay' ? 'text' : 'decimal'}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() === written(value) && onClose()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
      />
      <small className={fault === null ? 'hint' : 'value-fault'} role={fault === null ? undefined : 'alert'}>
        {fault ?? rangeSentence(value)}
      </small>
    </form>
  )
}
