import { ownShareOf, type SettlementPage } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import type { LinesShown } from './lines-panel.tsx'

type Line = SettlementPage['lines'][number]

const GROUPS: readonly { name: string; has: (line: Line) => boolean }[] = [
  { name: '甲类药品、服务、设施', has: (line) => line.class === 'A' },
  { name: '耗材，扣先行自付后', has: (line) => line.class === 'B' && line.reason === 'consumable-band' },
  {
    name: '乙类药品、服务，扣先行自付后',
    has: (line) => line.class === 'B' && line.reason !== 'consumable-band',
  },
  { name: '丙类', has: (line) => line.class === 'C' },
]

/** Of which lines an amount is made, by class; a group opens its lines. */
export function Composition(props: {
  page: SettlementPage
  /** What counts of each line: all of it, or what is left after the person's own share. */
  of: 'all' | 'eligible'
  onLines: (lines: LinesShown) => void
}) {
  const { page, of, onLines } = props
  const counted = (line: Line): number => (of === 'all' ? line.amount : line.amount - ownShareOf(line))
  const groups = GROUPS.map(({ name, has }) => {
    const lines = page.lines.flatMap((line, at) => (has(line) && counted(line) !== 0 ? [at] : []))
    const fen = lines.reduce((sum, at) => sum + counted(page.lines[at] as Line), 0)
    return { name: of === 'all' ? name.replace('，扣先行自付后', '') : name, lines, fen }
  }).filter(({ lines }) => lines.length > 0)
  if (groups.length === 0) return null
  return (
    <>
      <h3>{of === 'all' ? '总费用' : '政策范围内费用'}由这些组成</h3>
      <dl className="step-inputs">
        {groups.map(({ name, lines, fen }) => (
          <div key={name}>
            <dt>
              {name}{' '}
              <button type="button" className="text-button" onClick={() => onLines({ title: name, lines })}>
                {lines.length} 行
              </button>
            </dt>
            <dd className="num">{yuan(fen)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
