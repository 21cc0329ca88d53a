import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { count, limitYuan, signedYuan, yuan } from '../format/amounts.ts'

type Bin = StoredSimulationReport['bins'][number]

/** A bin by its edge that is farther from zero, open ones as `<−1000` and `>1000`: yuan, whole where they are. */
export function binLabel({ from, to }: Bin): string {
  if (from === null) return to === null ? '全部' : `<${plain(to + 1)}`
  if (to === null) return `>${plain(from - 1)}`
  return to < 0 ? plain(from) : `+${plain(to)}`
}

/** A bin in words: 少付 200.01—300.00 元. */
export function binTitle({ from, to }: Bin): string {
  const [near, far] = (to ?? 1) < 0 ? [to, from] : [from, to]
  const verb = (to ?? 1) < 0 ? '少付' : '多付'
  const least = yuan(Math.abs(near ?? 0))
  return far === null ? `${verb} ${least} 元以上` : `${verb} ${least}—${yuan(Math.abs(far))} 元`
}

/** Whether a change of so many fen is counted in the bin; both edges are. */
export const isInBin = ({ from, to }: Bin, change: number): boolean =>
  change !== 0 && (from === null || change >= from) && (to === null || change <= to)

const plain = (fen: number): string => limitYuan(fen).replace(/,/g, '')

/** The chart in one sentence. */
export function distributionSentence({ gainers, losers, unchanged }: StoredSimulationReport): string {
  return `${count(gainers.persons)} 人少付，中位 ${signedYuan(gainers.median)} 元；${count(losers.persons)} 人多付，中位 ${signedYuan(losers.median)} 元；${count(unchanged)} 人不变。`
}
