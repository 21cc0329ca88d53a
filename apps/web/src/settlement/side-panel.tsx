import { CloseOutlined } from '@ant-design/icons'
import type { SettlementPage, WaterfallRow } from '@tongchou/settlement/contract'
import { useEffect, useRef } from 'react'
import { yuan } from '../format/amounts.ts'
import { KeyCap } from '../parts/key-cap.tsx'
import { toneColour } from '../theme/tokens.ts'
import type { LinesShown } from './lines-panel.tsx'
import { StepPanel } from './step-panel.tsx'

interface Props {
  row: WaterfallRow
  page: SettlementPage
  /** On a phone the panel is a sheet at the foot. */
  isSheet: boolean
  onClose: () => void
  onStep: (step: string) => void
  onLines: (lines: LinesShown) => void
}

/** Beside the page, or on a phone as a sheet at its foot: why the open step is what it is. */
export function SidePanel({ row, page, isSheet, onClose, onStep, onLines }: Props) {
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isSheet) sheet.current?.focus()
  }, [isSheet])
  const tone = row.pieces.length === 1 ? row.pieces[0]?.tone : undefined
  return (
    <aside
      ref={sheet}
      tabIndex={-1}
      className={isSheet ? 'settlement-side settlement-sheet' : 'settlement-side'}
      aria-label={`${row.name}，依据与算式`}
    >
      <header className="step-head">
        <h2>
          {tone !== undefined && <i aria-hidden style={{ background: toneColour(tone) }} />}
          {row.name}
        </h2>
        {isSheet ? (
          <strong className="num">{yuan(row.fen)}</strong>
        ) : (
          <span className="step-keys hint">
            <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> 换步骤
          </span>
        )}
        <button type="button" className="icon-button" aria-label="关掉（Esc）" onClick={onClose}>
          <CloseOutlined aria-hidden />
        </button>
      </header>
      {row.step === null ? (
        <p className="hint">历史数据，没有计算过程。</p>
      ) : (
        <StepPanel row={row} step={row.step} page={page} onStep={onStep} onLines={onLines} />
      )}
      <footer className="step-foot hint">
        <span>
          政策包 {page.bundle.region} · {page.bundle.from.slice(0, 7)}{' '}
          <span className="mono">{page.bundle.hash.slice(0, 8)}</span>
        </span>
        <span className={page.recomputation === 'differs' ? 'step-differs' : 'step-agrees'}>
          {RECOMPUTED[page.recomputation]}
        </span>
      </footer>
    </aside>
  )
}

/** The platform has computed it again from the stored bundle when the page was opened. */
const RECOMPUTED: Readonly<Record<SettlementPage['recomputation'], string>> = {
  agrees: '✓ 复算一致',
  differs: '✗ 复算不一致',
  'bundle-missing': '政策包不在本机，未复算',
}
