import { useQuery } from '@tanstack/react-query'
import type { FilingApplicationView } from '@tongchou/filings/contract'
import { SAID_LENGTH } from '@tongchou/staff/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { DecideByHand } from '../parts/decide-by-hand.tsx'
import { decideOn, isSaid } from '../parts/decision.tsx'
import { Field } from '../parts/field.tsx'
import { FilingEffects } from './filing-effects.tsx'
import { applicationPreviewQuery, useFilingsRefresh } from './filing-queries.ts'

/** 受理: what the person applied for, what it would change, the papers that a clerk saw; another clerk decides then. */
export function TakeUpApplication(props: {
  application: FilingApplicationView
  onClause: (clause: string) => void
  onClose: () => void
}) {
  const { application, onClose } = props
  const { personId, requestId } = application
  const [basis, setBasis] = useState('')
  const preview = useQuery(applicationPreviewQuery(personId, requestId))
  const refresh = useFilingsRefresh()
  return (
    <DecideByHand
      title="受理备案申请"
      request={application}
      asked={<p>{application.asked}</p>}
      effects={
        <>
          <FilingEffects
            preview={preview.data}
            error={preview.error}
            onRetry={() => void preview.refetch()}
            onClause={props.onClause}
          />
          <Field label="看到的材料（受理时要写，本人看得到）">
            {(id) => (
              <Input
                id={id}
                value={basis}
                maxLength={SAID_LENGTH.most}
                onChange={(event) => setBasis(event.target.value)}
              />
            )}
          </Field>
        </>
      }
      approval="受理，等复核"
      sendingBack="不受理"
      mayApprove={isSaid(basis) && preview.isSuccess}
      decide={(decision) =>
        decideOn(
          `/api/filing-applications/${personId}/${requestId}`,
          decision.approve ? { ...decision, basis: basis.trim() } : decision,
        )
      }
      onDecided={() => {
        refresh()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
