import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'

/** A button that chooses a file, in the page's own words; the browser's control speaks its own language. */
export function FilePick(props: {
  /** What the file is, for who does not see the button. */
  label: string
  accept: string
  isBusy?: boolean
  onChoose: (file: File) => void
  children: ReactNode
}) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        hidden
        type="file"
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen !== undefined) props.onChoose(chosen)
          event.target.value = ''
        }}
      />
      <Button loading={props.isBusy === true} onClick={() => field.current?.click()}>
        {props.children}
      </Button>
    </>
  )
}
