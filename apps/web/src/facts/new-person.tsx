import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { post, sentenceOf } from '../frame/api.ts'
import { useStaff } from '../frame/session.ts'
import { DISTRICTS } from '../parts/district-name.tsx'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/states.tsx'
import '../parts/by-hand.css'

/** Somebody who is not known yet: entered at any counter of the city, insured by nothing until a second person approves an enrolment. */
export function NewPerson(props: {
  name: string
  idNumber: string
  onDone: (personId: string) => void
  onClose: () => void
}) {
  const { scope } = useStaff()
  const [name, setName] = useState(props.name)
  const [idNumber, setIdNumber] = useState(props.idNumber)
  const [district, setDistrict] = useState(scope === '*' ? null : (scope.split(',')[0] ?? null))
  const queries = useQueryClient()
  const enter = useMutation({
    mutationFn: () => post('/api/persons', { name, idNumber, district }, z.object({ personId: z.string() })),
    onSuccess: ({ personId }) => {
      void queries.invalidateQueries({ queryKey: ['persons'] })
      props.onDone(personId)
    },
  })
  return (
    <form
      className="panel by-hand by-hand-new"
      aria-label="登记新参保人"
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate()
      }}
    >
      <h2>登记新参保人</h2>
      <p className="hint">全市任何窗口都能办。登记以后再办参保登记，由参保地的另一位经办复核。</p>
      <Field label="姓名">
        {(id) => <Input id={id} value={name} autoFocus onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="身份证号">
        {(id) => (
          <Input
            id={id}
            value={idNumber}
            maxLength={18}
            autoComplete="off"
            onChange={(event) => setIdNumber(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label="参保区县">
        {(id) => (
          <Select id={id} value={district} options={DISTRICTS} onChange={setDistrict} placeholder="请选" />
        )}
      </Field>
      {enter.error !== null && <Refusal title={sentenceOf(enter.error)} />}
      <div className="by-hand-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={enter.isPending}
          disabled={name.trim().length < 2 || idNumber.length !== 18 || district === null}
        >
          登记
        </Button>
        <Button onClick={props.onClose}>取消</Button>
      </div>
    </form>
  )
}
