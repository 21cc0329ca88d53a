import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type PaymentKind, type PersonBalance, preparedBatchShape } from '@tongchou/settlement/contract'
import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { yuan } from '../format/amounts.ts'
import { post, sentenceOf } from '../frame/api.ts'
import { type Column, code, days, money, words as said } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { districtName } from '../parts/district-name.tsx'
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

const standing = ({ isWaiting }: PersonBalance): string => (isWaiting ? '待复核' : '待制单')

const columnsOf = (amount: string): readonly Column<PersonBalance>[] => [
  said('参保人', (it) => it.personName),
  code('人员编号', (it) => it.personNo),
  said('基金', (it) => it.fundName),
  said('统筹区', (it) => districtName(it.district)),
  days('最近变动', (it) => it.movedOn),
  money('应付（元）', (it) => it.payable),
  money('应收（元）', (it) => it.receivable),
  money(amount, (it) => Math.abs(it.owedToPerson), true),
  said('状态', standing, (it) => <Tag tone={it.isWaiting ? 'warn' : 'plain'}>{standing(it)}</Tag>),
]

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
  const columns = columnsOf(words.amount)
  const tickColumn: Column<PersonBalance> = {
    ...{ head: '选', look: 'payments-tick', text: null },
    headCell: (
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
    ),
    cell: (it) => (
      <Checkbox
        aria-label={`选 ${it.personName} ${it.fundName}`}
        disabled={it.isWaiting}
        checked={!it.isWaiting && ticked.has(it.personId)}
        onChange={(event) => tick([it.personId], event.target.checked)}
      />
    ),
  }
  return (
    <section className="panel payments-balances" aria-label={words.title}>
      <h2>
        {words.title} <span className="num">{balances.length}</span>
        <span className="hint">
          共 {yuan(balances.reduce((sum, it) => sum + Math.abs(it.owedToPerson), 0))} 元
        </span>
        <ExportButton of={{ name: words.title, columns, rows: balances }} />
      </h2>
      <DataTable
        columns={mayPrepare ? [tickColumn, ...columns] : columns}
        rows={balances}
        keyOf={(it) => `${it.personId} ${it.fund} ${it.district}`}
      />
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
