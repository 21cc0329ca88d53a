import { useMutation } from '@tanstack/react-query'
import { RELATION_NAMES } from '@tongchou/accounts/contract'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { sentenceOf } from '../frame/api.ts'
import { DayField } from '../parts/day-field.tsx'
import { Missing } from '../parts/missing.tsx'
import { Refusal } from '../parts/states.tsx'
import { grant, useForgetSharings } from './queries.ts'

interface Props {
  ownerId: string
  /** The relations that the law of today names. */
  relations: readonly string[]
  today: string
  /** At the counter: what the clerk saw is asked for, and another clerk approves. */
  isCounter: boolean
}

/** Lets a relative pay from the account: who, of what relation, from when. */
export function GrantForm({ ownerId, relations, today, isCounter }: Props) {
  const [relativeNo, setNumber] = useState('')
  const [relativeName, setName] = useState('')
  const [relation, setRelation] = useState<string | undefined>(undefined)
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState('')
  const forget = useForgetSharings()
  const ask = useMutation({
    mutationFn: () =>
      grant(ownerId, {
        ...{ relativeNo, relativeName, relation: relation ?? '', from },
        ...(isCounter ? { basis } : {}),
      }),
    onSuccess: () => {
      setNumber('')
      setName('')
      setBasis('')
    },
    onSettled: forget,
  })
  const missing = [
    ...(relativeNo === '' ? ['亲属的人员编号'] : []),
    ...(relativeName === '' ? ['亲属的姓名'] : []),
    ...(relation === undefined ? ['亲属关系'] : []),
    ...(isCounter && basis.trim() === '' ? ['依据'] : []),
  ]
  return (
    <form
      className="sharing-form"
      aria-label="共济给亲属"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <Field id="sharing-number" label="亲属的人员编号">
        <Input
          id="sharing-number"
          value={relativeNo}
          maxLength={20}
          onChange={(event) => setNumber(event.target.value.trim())}
        />
      </Field>
      <Field id="sharing-name" label="亲属的姓名">
        <Input
          id="sharing-name"
          value={relativeName}
          maxLength={50}
          onChange={(event) => setName(event.target.value.trim())}
        />
      </Field>
      <Field id="sharing-relation" label={isCounter ? '账户所有人是他的' : '我是他的'}>
        <Select
          id="sharing-relation"
          value={relation}
          placeholder="选择"
          options={relations.map((value) => ({ value, label: RELATION_NAMES[value] ?? value }))}
          onChange={setRelation}
        />
      </Field>
      <Field id="sharing-from" label="从哪一天起">
        <DayField id="sharing-from" mayClear={false} value={from} onChange={(day) => setFrom(day ?? today)} />
      </Field>
      {isCounter && (
        <Field id="sharing-basis" label="依据" isWide>
          <Input
            id="sharing-basis"
            value={basis}
            maxLength={200}
            placeholder="例如：本人申请、户口簿"
            onChange={(event) => setBasis(event.target.value)}
          />
        </Field>
      )}
      <Button type="primary" htmlType="submit" disabled={missing.length > 0} loading={ask.isPending}>
        {isCounter ? '提交，等复核' : '共济给他'}
      </Button>
      <Missing names={missing} />
      {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
    </form>
  )
}

const Field = (props: { id: string; label: string; isWide?: boolean; children: ReactNode }) => (
  <span className={props.isWide === true ? 'sharing-field sharing-wide' : 'sharing-field'}>
    <label htmlFor={props.id}>{props.label}</label>
    {props.children}
  </span>
)
