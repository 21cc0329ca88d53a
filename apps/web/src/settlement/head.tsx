import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { SettlementPage } from '@tongchou/settlement/contract'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { beijingTime, dayRange } from '../format/days.ts'
import { hasRole, useStaff } from '../frame/session.ts'
import { DistrictName } from '../parts/district-name.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES, STATE_NAMES } from '../parts/words.ts'

const TONES: Readonly<Record<SettlementPage['state'], Tone>> = {
  settled: 'ok',
  cleared: 'plain',
  reversed: 'bad',
}

/** Opens the statement as a PDF, ready to print. */
export const printStatement = (page: SettlementPage): void =>
  void window.open(`/api/settlements/${page.personId}/${page.settlementId}/statement.pdf`, '_blank')

/** Which settlement this is: whose, where, when, in what state; and what can be done with it. */
export function Head({ page, children }: { page: SettlementPage; children: ReactNode }) {
  const isStay = page.kind === 'inpatient' || page.kind === 'daySurgery'
  const at = beijingTime(page.settledAt)
  // The books reverse it; to the person it is undone, as in the own list.
  const isUndone = hasRole(useStaff(), 'insured') && page.state === 'reversed'
  return (
    <header className="settlement-head">
      <p className="settlement-path hint">
        <WhosePage page={page} /> › {page.settledOn.slice(0, 4)} 年结算 ›{' '}
        <span className="mono" title={`国家流水号 ${page.settlementId}`}>
          {page.number}
        </span>
      </p>
      <h1>
        {KIND_NAMES[page.kind] ?? page.kind}结算{' '}
        <small>
          {page.provider.name}（{LEVEL_NAMES[page.provider.level]}）
        </small>
      </h1>
      <p className="settlement-facts">
        <Tag tone={TONES[page.state]}>{isUndone ? '已撤销' : STATE_NAMES[page.state]}</Tag>
        {isStay ? (
          <>
            <span>入院 {page.startedOn}</span> <span>出院 {page.endedOn}</span>
          </>
        ) : (
          <span>就诊 {dayRange(page.startedOn, page.endedOn)}</span>
        )}
        <span>
          {SCHEME_NAMES[page.scheme]} · <DistrictName code={page.district} />
        </span>
        <span>
          结算 {at.slice(0, 10) === page.settledOn ? at.slice(0, 16) : page.settledOn} · {page.settledBy}
        </span>
      </p>
      <div className="settlement-actions">
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => printStatement(page)}>
          打印结算单 <KeyCap>P</KeyCap>
        </Button>
        {children}
      </div>
    </header>
  )
}

/** The way back to the person, for those who have a counter. */
function WhosePage({ page }: { page: SettlementPage }) {
  const staff = useStaff()
  if (hasRole(staff, 'insured')) return <Link to="/me">‹ 我的医保</Link>
  if (!hasRole(staff, 'counter', 'supervisor')) return <span>{page.person.name}</span>
  return (
    <Link to="/counter" search={{ person: page.personId }}>
      {page.person.name}
    </Link>
  )
}
