import { useQuery } from '@tanstack/react-query'
import { type ChangeDecided, type ChangeView, REGISTER_NAMES } from '@tongchou/registers/contract'
import { hasRole, useStaff } from '../frame/session.ts'
import { DecideByHand } from '../parts/decide-by-hand.tsx'
import { ChangeEffects } from './change-effects.tsx'
import { changePreviewQuery, decideChange, useRegistersRefresh } from './changes-queries.ts'

/** 复核变更: what a table changes now, and the decision of another person. */
export function DecideChange(props: {
  change: ChangeView | undefined
  onDecided: (decided: ChangeDecided) => void
  onClose: () => void
}) {
  const { change, onClose } = props
  const mayApprove = hasRole(useStaff(), 'policy', 'supervisor')
  const preview = useQuery({ ...changePreviewQuery(change?.changeId ?? ''), enabled: change !== undefined })
  const refresh = useRegistersRefresh()
  return (
    <section className="panel change-ask">
      <DecideByHand
        title="复核变更"
        request={change === undefined ? undefined : { ...change, name: REGISTER_NAMES[change.register] }}
        asked={<p className="hint">文件：{change?.fileName}</p>}
        effects={
          <ChangeEffects
            preview={preview.data}
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        }
        mayApprove={preview.isSuccess}
        otherwise={mayApprove ? '自己提交的，要由另一人复核。' : '复核由政策科或基金监管科的人办。'}
        decide={(decision) =>
          decideChange(
            change?.changeId ?? '',
            decision.approve ? { ...decision, seen: preview.data?.seen ?? '' } : decision,
          )
        }
        onDecided={(decided) => {
          refresh()
          props.onDecided(decided)
        }}
        onRefused={() => void preview.refetch()}
        onClose={onClose}
      />
    </section>
  )
}
