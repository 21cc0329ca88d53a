import { useMutation } from '@tanstack/react-query'
import type { ReadjudicationRequestView, ReadjudicationYear } from '@tongchou/settlement/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { post, sentenceOf } from '../frame/api.ts'
import { decideOn } from '../parts/decision.tsx'
import { SecondPerson } from '../parts/second-person.tsx'
import { Refusal } from '../parts/states.tsx'
import { useForget } from './queries.ts'

/** Asking for it, with a reason; or, where somebody has asked, approving it by another person. */
export function AskOrDecide({ personId, run }: { personId: string; run: ReadjudicationYear }) {
  if (run.request !== null) return <Decide personId={personId} request={run.request} />
  return run.state === 'differs' ? <Ask personId={personId} year={run.year} /> : null
}

function Ask({ personId, year }: { personId: string; year: number }) {
  const [reason, setReason] = useState('')
  const forget = useForget(personId)
  const ask = useMutation({
    mutationFn: () => post(`/api/persons/${personId}/readjudication-requests`, { year, reason }, z.unknown()),
    onSettled: forget,
  })
  return (
    <form
      className="readjudication-ask"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <label htmlFor={`reason-${year}`}>
        原因 <span className="must">必填</span>
      </label>
      <Input
        id={`reason-${year}`}
        maxLength={200}
        placeholder="例如：单位补缴到账、身份认定追溯"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={ask.isPending}>
        申请重算
      </Button>
      <span className="hint">提交后由同区县另一位经办复核，复核通过才开差额凭证、动钱</span>
      {ask.error !== null && <Refusal title={sentenceOf(ask.error)} />}
    </form>
  )
}

function Decide({ personId, request }: { personId: string; request: ReadjudicationRequestView }) {
  const forget = useForget(personId)
  return (
    <SecondPerson
      title="待复核的重算"
      request={request}
      approval="复核通过并开差额凭证"
      decide={(decision) =>
        decideOn(`/api/readjudication-requests/${personId}/${request.requestId}`, decision)
      }
      refresh={forget}
      hindrance={
        request.isAsAsked === false ? (
          <Refusal title="申请之后又有变化，现在的结果与申请时看到的不同">
            这份申请不能再通过：请退回，再按现在的结果申请。
          </Refusal>
        ) : null
      }
    />
  )
}
