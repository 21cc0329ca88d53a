import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type PaymentKind, type PersonBalance, preparedBatchShape } from '@tongchou/settlement/contract'
import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { yuan } from '../format/amounts.ts'
import { post, sentenceOf } from '../frame/api.ts'
import { districtName } from '../parts/district-name.tsx'
import { Money } from '../parts/money.tsx'
import { Empty, Refusal } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { personPaymentsQuery } from './payments-queries.ts'

const WORDS = {
  pay: {
    ...{ title: '应付参保人', amount: '应付净额（元）', none: '没有应付参保人的差额', act: '制付款批' },
    whole: '每个人一次付清：他在各基金的应付都进同一批，不能只付一部分。',
  },
  receive: {
    ...{ title: '应向参保人收回', amount: '应收净额（元）', none: '没有应收回的差额', act: '登记收回' },
    whole: '每个人一次收齐才登记：先收到一部分的，等收齐了再登记，不能分次记账。',
  },
} as const

/** What stands between funds and persons in one direction, a line for each fund; those ticked go into a batch. */
export function BalancesTable(props: {
  kind: PaymentKind
  balances: readonly PersonBalance[]
  mayPrepare: boolean
}) {
  const { kind, balances, mayPrepare } = props
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const words = WORDS[kind]
  if (balances.length === 0)
    return (
      <Empty title={words.none} isDone>
        重算的差额凭证开出之后会出现在这里。
      </Empty>
    )
  const free = balances.filter(({ isWaiting }) => !isWaiting)
  const chosen = free.filter(({ personId }) => ticked.has(personId))
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const next = new Set(ticked)
    for (const id of ids) isTicked ? next.add(id) : next.delete(id)
    setTicked(next)
  }
  return (
    <section className="panel payments-balances" aria-label={words.title}>
      <h2>
        {words.title} <span className="num">{balances.length}</span>
        <span className="hint">
          共 {yuan(balances.reduce((sum, it) => sum + Math.abs(it.owedToPerson), 0))} 元
        </span>
      </h2>
      <div className="plain-table">
        <table>
          <thead>
            <tr>
              {mayPrepare && (
                <th scope="col" className="payments-tick">
                  <Checkbox
                    aria-label={`全选${words.title}`}
                    disabled={free.length === 0}
                    checked={free.length > 0 && chosen.length === free.length}
                    indeterminate={chosen.length > 0 && chosen.length < free.length}
                    onChange={(event) =>
                      tick(
                        free.map(({ personId }) => personId),
                        event.target.checked,
                      )
                    }
                  />
                </th>
              )}
              {['参保人', '人员编号', '基金', '统筹区', '最近变动'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {['应付（元）', '应收（元）', words.amount].map((name) => (
                <th key={name} scope="col" className="right">
                  {name}
                </th>
              ))}
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {balances.map((it) => (
              <tr key={`${it.personId} ${it.fund} ${it.district}`}>
                {mayPrepare && (
                  <td className="payments-tick">
                    <Checkbox
                      aria-label={`选 ${it.personName} ${it.fundName}`}
                      disabled={it.isWaiting}
                      checked={!it.isWaiting && ticked.has(it.personId)}
                      onChange={(event) => tick([it.personId], event.target.checked)}
                    />
                  </td>
                )}
                <td>{it.personName}</td>
                <td className="mono">{it.personNo}</td>
                <td>{it.fundName}</td>
                <td>{districtName(it.district)}</td>
                <td className="num">{it.movedOn}</td>
                <td className="right">
                  <Money fen={it.payable} />
                </td>
                <td className="right">
                  <Money fen={it.receivable} />
                </td>
                <td className="right">
                  <Money fen={Math.abs(it.owedToPerson)} isStrong />
                </td>
                <td>{it.isWaiting ? <Tag tone="warn">待复核</Tag> : <Tag>待制单</Tag>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayPrepare && <Prepare kind={kind} chosen={chosen} onDone={() => setTicked(new Set())} />}
    </section>
  )
}

function Prepare(props: { kind: PaymentKind; chosen: readonly PersonBalance[]; onDone: () => void }) {
  const { kind, chosen, onDone } = props
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const id = useId()
  const prepare = useMutation({
    mutationFn: () => {
      const personIds = [...new Set(chosen.map(({ personId }) => personId))]
      return post('/api/payment-batches', { kind, personIds, reason }, preparedBatchShape)
    },
    onSuccess: () => {
      setReason('')
      onDone()
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: personPaymentsQuery.queryKey }),
  })
  const total = chosen.reduce((sum, it) => sum + Math.abs(it.owedToPerson), 0)
  return (
    <form
      className="payments-prepare"
      onSubmit={(event) => {
        event.preventDefault()
        prepare.mutate()
      }}
    >
      <label htmlFor={id}>依据</label>
      <Input
        id={id}
        value={reason}
        placeholder={kind === 'pay' ? '例如：十月重算差额' : '例如：银行回单号、收款日期'}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        htmlType="submit"
        disabled={chosen.length === 0 || reason.trim().length < 2}
        loading={prepare.isPending}
      >
        {WORDS[kind].act}
      </Button>
      <span className={chosen.length === 0 ? 'hint' : 'num'}>
        {chosen.length === 0 ? '先勾选参保人' : `已选 ${chosen.length} 笔，${yuan(total)} 元`}
      </span>
      <p className="hint">{WORDS[kind].whole}</p>
      {prepare.error !== null && <Refusal title={sentenceOf(prepare.error)} />}
    </form>
  )
}
