import { EyeOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { REVEAL_REASONS } from '@tongchou/insured/contract'
import { Button, Input, Popover, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { Failure } from '../parts/states.tsx'
import { accessesQuery, reveal } from './answers.ts'

/** The identity number, covered until staff says why it has to be seen; after a minute it is covered again. */
export function IdentityNumber({ personId, mask }: { personId: string; mask: string }) {
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const shown = useMutation({
    mutationFn: (reason: string) => reveal(personId, reason),
    onSuccess: () => {
      setAsking(false)
      void queries.invalidateQueries({ queryKey: accessesQuery(personId).queryKey })
    },
  })
  const { data, reset } = shown
  useEffect(() => {
    if (data === undefined) return
    const timer = setTimeout(reset, data.seconds * 1000)
    return () => clearTimeout(timer)
  }, [data, reset])
  if (data !== undefined)
    return (
      <span className="identity">
        <span className="mono">{data.idNumber}</span>
        <Button type="link" size="small" onClick={reset}>
          遮住
        </Button>
      </span>
    )
  return (
    <span className="identity">
      <span className="mono">{mask}</span>
      <Popover
        open={isAsking}
        onOpenChange={setAsking}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={
          <WhyReveal
            isBusy={shown.isPending}
            error={shown.error}
            onReveal={(reason) => shown.mutate(reason)}
          />
        }
      >
        <Button type="link" size="small" icon={<EyeOutlined />}>
          显示
        </Button>
      </Popover>
    </span>
  )
}

function WhyReveal(props: { isBusy: boolean; error: Error | null; onReveal: (reason: string) => void }) {
  const [chosen, setChosen] = useState<string>(REVEAL_REASONS[0])
  const [words, setWords] = useState('')
  const reason = chosen === '其他' ? words.trim() : chosen
  return (
    <form
      className="why-reveal"
      onSubmit={(event) => {
        event.preventDefault()
        props.onReveal(reason)
      }}
    >
      <h3 id="why-reveal">为什么要看完整号码？</h3>
      <Radio.Group
        aria-labelledby="why-reveal"
        value={chosen}
        onChange={(event) => setChosen(String(event.target.value))}
        options={REVEAL_REASONS.map((it) => ({ value: it, label: it }))}
      />
      {chosen === '其他' && (
        <Input
          value={words}
          onChange={(event) => setWords(event.target.value)}
          maxLength={100}
          placeholder="写明原因"
          aria-label="原因"
        />
      )}
      {props.error !== null && <Failure error={props.error} />}
      <div>
        <span className="hint">本人看得到这次查看；60 秒后恢复遮住</span>
        <Button type="primary" htmlType="submit" loading={props.isBusy} disabled={reason.length < 2}>
          显示
        </Button>
      </div>
    </form>
  )
}
