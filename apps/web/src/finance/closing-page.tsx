import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { addDays, parseDate, weekday } from '@tongchou/kernel'
import { type ClosingSheetView, type ClosingState, signedClosingShape } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import { count } from '../format/amounts.ts'
import { beijingTime, dayInYear } from '../format/days.ts'
import { post, sentenceOf } from '../frame/api.ts'
import { useKeys } from '../frame/keys.tsx'
import { Failure, Loading, Refusal } from '../parts/states.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { ClosingTable } from './closing-table.tsx'
import { DifferencesTable } from './differences-table.tsx'
import { closingSheetQuery } from './finance-queries.ts'
import { SignaturesTable } from './signatures-table.tsx'
import './finance.css'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** 日终: one day's books beside the settlements, what does not agree down to its row, and the signature. */
export function ClosingPage() {
  const { day } = useParams({ from: '/frame/finance/$day' })
  const { data, error, refetch, isFetching } = useQuery(closingSheetQuery(day))
  return (
    <div className="finance">
      <Head day={day} state={data?.state ?? null} />
      {data === undefined && error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading rows={8} />}
      {data !== undefined && <Sheet sheet={data} isChecking={isFetching} onAgain={() => void refetch()} />}
    </div>
  )
}

const STATES: Readonly<Record<ClosingState, { word: string; tone: Tone }>> = {
  none: { word: '没有记账', tone: 'plain' },
  open: { word: '未签', tone: 'warn' },
  reopened: { word: '签字以后又有记账', tone: 'warn' },
  signed: { word: '已签', tone: 'ok' },
}

function Head({ day, state }: { day: string; state: ClosingState | null }) {
  const navigate = useNavigate()
  const read = parseDate(day)
  const known = read.ok ? read.value : null
  const keys = useMemo(() => {
    if (known === null) return []
    const to = (by: number) => () =>
      void navigate({ to: '/finance/$day', params: { day: addDays(known, by) } })
    return [
      { key: '[', title: '前一天', run: to(-1) },
      { key: ']', title: '后一天', run: to(1) },
    ]
  }, [known, navigate])
  useKeys(keys)
  const [before, after] = keys
  return (
    <header className="finance-head">
      <h1 className="num">
        日终 {day}
        {known !== null && ` 周${WEEKDAYS[weekday(known) - 1]}`}
      </h1>
      <span className="finance-months">
        <Button size="small" aria-label="前一天" disabled={before === undefined} onClick={before?.run}>
          ‹
        </Button>
        <Button size="small" aria-label="后一天" disabled={after === undefined} onClick={after?.run}>
          ›
        </Button>
      </span>
      {state !== null && <Tag tone={STATES[state].tone}>{STATES[state].word}</Tag>}
      <Link
        to="/finance"
        search={known === null ? {} : { month: day.slice(0, 7), day }}
        className="finance-close"
      >
        回到本月应办
      </Link>
    </header>
  )
}

function Sheet(props: { sheet: ClosingSheetView; isChecking: boolean; onAgain: () => void }) {
  const { sheet, isChecking, onAgain } = props
  const journals = sheet.rows.reduce((sum, it) => sum + it.journals, 0)
  const isBalanced = sheet.differences.length === 0
  return (
    <>
      <section
        className={`panel closing-answer ${isBalanced ? 'closing-even' : 'closing-uneven'}`}
        aria-label="核对结果"
      >
        <strong>
          {sheet.rows.length === 0
            ? '这一天没有记账'
            : isBalanced
              ? '✓ 平：结算 = 记账 = 应付款 = 个人账户与年度累计'
              : `⚠ 有 ${sheet.differences.length} 处不平，不能签`}
        </strong>
        <span className="hint num">
          核对到 {beijingTime(sheet.upTo)}：{count(journals)} 笔记账，{count(sheet.personYears)} 个人年累计
          {sheet.isOver ? '' : '。今天还在办理，签字以后又有记账的，要再签一次'}
        </span>
        <span className="closing-buttons">
          <Button onClick={onAgain} loading={isChecking}>
            重新核对
          </Button>
          {sheet.maySign && sheet.rows.length > 0 && <Sign sheet={sheet} onChanged={onAgain} />}
        </span>
      </section>
      {!isBalanced && <DifferencesTable sheet={sheet} />}
      {sheet.rows.length > 0 && <ClosingTable sheet={sheet} />}
      {sheet.signatures.length > 0 && <SignaturesTable sheet={sheet} />}
    </>
  )
}

/** One officer signs what is shown; it moves no money. */
function Sign({ sheet, onChanged }: { sheet: ClosingSheetView; onChanged: () => void }) {
  const queries = useQueryClient()
  const { day, upTo, seen } = sheet
  const sign = useMutation({
    mutationFn: () => post(`/api/closings/${day}`, { upTo, seen }, signedClosingShape),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['closings'] }),
    onError: onChanged,
  })
  const isSigned = sheet.state === 'signed'
  return (
    <>
      <Button
        type="primary"
        disabled={isSigned || sheet.differences.length > 0}
        loading={sign.isPending}
        onClick={() => sign.mutate()}
      >
        {isSigned ? '已签' : sheet.state === 'reopened' ? '再签日终' : `签 ${dayInYear(day)} 日终`}
      </Button>
      {sign.error !== null && <Refusal title={sentenceOf(sign.error)} />}
    </>
  )
}
