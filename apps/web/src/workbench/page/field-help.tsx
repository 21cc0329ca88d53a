import { type FieldHelp, formOf } from '../wire/field-tables.ts'

interface Props {
  readonly help: FieldHelp | null
  readonly value: string
  /** A code from the list takes the place of the value. */
  readonly onPick: (code: string) => void
}

/** Under the editor: the field on the cursor's line, its form, its codes and what it must agree with. */
export function FieldHelpPanel({ help, value, onPick }: Props) {
  if (help === null) {
    return (
      <div className="wb-field-help wb-hint">把光标放到一行上，这里说明那个字段。平台不看不认识的字段。</div>
    )
  }
  const { field, codes, notes } = help
  return (
    <div className="wb-field-help" aria-live="polite">
      <div className="wb-field-head">
        <strong>
          <code>{field.name}</code> {field.label}
        </strong>
        <span className="wb-chip">{formOf(field)}</span>
        {field.isRequired ? (
          <span className="wb-chip is-bad">必填</span>
        ) : (
          <span className="wb-chip">可空</span>
        )}
      </div>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {codes !== null && (
        <ul className="wb-codes">
          {Object.entries(codes)
            .slice(0, 24)
            .map(([code, name]) => (
              <li key={code}>
                <button
                  type="button"
                  className={code === value ? 'is-chosen' : ''}
                  onClick={() => onPick(code)}
                >
                  <code>{code}</code> {name}
                </button>
              </li>
            ))}
        </ul>
      )}
    </div>
  )
}
