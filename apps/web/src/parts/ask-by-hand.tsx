import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { sentenceOf } from '../frame/api.ts'
import { Field } from './field.tsx'
import { Missing } from './missing.tsx'
import { Refusal } from './states.tsx'
import './by-hand.css'

/** A clerk's entry by hand: what it is, what it changes, its basis; another person decides. */
export function AskByHand(props: {
  /** 登记事实, 办备案 */
  title: string
  basis: string
  onBasis: (basis: string) => void
  /** The fields that are still to be filled in, besides the basis. */
  missing: readonly string[]
  /** Whether it is complete and what it changes is on the page. */
  isReady: boolean
  onAsk: () => void
  asking: { isPending: boolean; error: Error | null }
  onClose: () => void
  children: ReactNode
}) {
  const { title, basis, asking } = props
  const missing = [...props.missing, ...(basis.trim().length < 2 ? ['依据'] : [])]
  return (
    <form
      className="by-hand"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        props.onAsk()
      }}
    >
      <h2>{title}</h2>
      {props.children}
      <Field label="依据（材料、文号）">
        {(id) => (
          <Input
            id={id}
            value={basis}
            maxLength={200}
            onChange={(event) => props.onBasis(event.target.value)}
          />
        )}
      </Field>
      {asking.error !== null && <Refusal title={sentenceOf(asking.error)} />}
      <Missing names={missing} />
      <div className="by-hand-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={asking.isPending}
          disabled={!props.isReady || missing.length > 0}
        >
          提交，等复核
        </Button>
        <Button onClick={props.onClose}>关闭</Button>
      </div>
    </form>
  )
}
