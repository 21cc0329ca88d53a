import { Button, type ButtonProps } from 'antd'
import { useEffect, useState } from 'react'

interface Props extends Pick<ButtonProps, 'type'> {
  readonly label: string
  /** Made when the button is pressed: a signature in it should be fresh. */
  readonly text: () => string
}

/** Copies a text, and says for two seconds that it did. */
export function CopyButton({ label, text, type = 'default' }: Props) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button type={type} size="small" onClick={() => void copy(text()).then(setCopied)}>
      {isCopied ? '已复制' : label}
    </Button>
  )
}

/** On plain HTTP from another machine browsers hide the clipboard; selecting and copying still works there. */
async function copy(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard !== undefined) {
    const isDone = await clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    if (isDone) return true
  }
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const isDone = document.execCommand('copy')
  field.remove()
  return isDone
}
