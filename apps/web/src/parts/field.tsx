import { type ReactNode, useId } from 'react'

/** A field under its name; the name belongs to the control that the children draw with the given id. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
