import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FoundPerson } from '@tongchou/insured/contract'
import { readReadableNumber } from '@tongchou/kernel'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { hasRole, useStaff } from '../frame/session.ts'
import { districtsName } from '../parts/district-name.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { Empty, Failure } from '../parts/states.tsx'
import { findQuery } from './answers.ts'
import { FoundList } from './found-list.tsx'
import { FoundSettlement } from './found-settlement.tsx'
import { ReadCredential } from './read-credential.tsx'
import { RecentList } from './recent-list.tsx'

interface Finding {
  readonly query: string
  readonly chosen: string | null
  readonly onFind: (query: string) => void
  readonly onChoose: (personId: string) => void
  /** Starts entering somebody who is not known yet. */
  readonly onNew: (query: string) => void
}

/** Left: one box for every kind of number and for names; the kind is recognised, not chosen. */
export function FindColumn({ query, chosen, onFind, onChoose, onNew }: Finding) {
  const [text, setText] = useState(query)
  useEffect(() => setText(query), [query])
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text.trim() !== query) onFind(text.trim())
    }, 150)
    return () => clearTimeout(timer)
  }, [text, query, onFind])
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery({
    ...findQuery(readReadableNumber(query).ok ? '' : query),
    placeholderData: keepPreviousData,
  })
  // A settlement's number is no person's.
  const isNumber = readReadableNumber(query).ok
  const found = query.length < 2 || isNumber ? undefined : data
  // Of a slow server the list still shows those of the query before: nobody is opened by it.
  const isOld = isPlaceholderData || text.trim() !== query
  useOnlyOne(found?.kind === 'name' || isOld ? undefined : found?.persons, chosen, onChoose)
  return (
    <section className="counter-find" aria-label="找人">
      <search className="find-box">
        <SearchOutlined aria-hidden />
        <input
          data-search
          // The day begins with the box: nobody has been chosen yet.
          // biome-ignore lint/a11y/noAutofocus: the page's first act is to find a person
          autoFocus={chosen === null}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found?.persons ?? []
            if (event.key === 'Enter' && first !== undefined && !isOld) onChoose(first.personId)
            if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('.found [data-row]')?.focus()
          }}
          aria-label="姓名、身份证号、人员编号、医保码"
          placeholder="姓名、证号、人员编号"
          autoComplete="off"
          spellCheck={false}
        />
        <span className="hint num" aria-live="polite">
          {isFetching && (found === undefined || isPlaceholderData)
            ? '正在找'
            : found !== undefined && `${found.persons.length} 人`}
        </span>
        <KeyCap>/</KeyCap>
      </search>
      <ReadCredential onRead={setText} />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {found !== undefined && found.persons.length > 0 && (
        <FoundList persons={found.persons} chosen={chosen} onChoose={onChoose} />
      )}
      {isNumber && <FoundSettlement number={query} />}
      {found?.persons.length === 0 && <NobodyFound query={query} kind={found.kind} onNew={onNew} />}
      <RecentList chosen={chosen} onChoose={onChoose} />
      <p className="find-hint hint">姓名、身份证号、人员编号、医保码、结算单号，都从这里找</p>
    </section>
  )
}

/** A number that fits one person opens the person at once. */
function useOnlyOne(
  persons: readonly FoundPerson[] | undefined,
  chosen: string | null,
  onChoose: (personId: string) => void,
): void {
  const only = persons?.length === 1 ? persons[0]?.personId : undefined
  useEffect(() => {
    if (only !== undefined && only !== chosen) onChoose(only)
    // Only a new answer chooses; a person chosen by hand afterwards stays.
  }, [only])
}

function NobodyFound(props: { query: string; kind: string; onNew: (query: string) => void }) {
  const { query, kind, onNew } = props
  const staff = useStaff()
  const mayEnter = hasRole(staff, 'counter') && (kind === 'name' || kind === 'idNumber')
  const actions = mayEnter && (
    <Button size="small" onClick={() => onNew(query)}>
      登记新参保人
    </Button>
  )
  if (kind !== 'name')
    return (
      <Empty title={`没有“${query}”这个号`} actions={actions}>
        号码要完整；全市都找过。可能抄错，或在外地参保。
      </Empty>
    )
  return (
    <Empty title={`没有叫“${query}”的人`} actions={actions}>
      {staff.scope === '*'
        ? '全市都找过。'
        : `${districtsName(staff.scope)}里找过。外区的人请按身份证号或人员编号找。`}
      可能是同音字、曾用名，或在外地参保。
    </Empty>
  )
}
