import type { StoredSimulationReport } from '@tongchou/lawbook/contract'
import { count, limitYuan, signedYuan } from '../format/amounts.ts'

type Bin = StoredSimulationReport['bins'][number]

/** A bin by its edge that is farther from zero, open ones as `<−1000` and `>1000`: yuan, whole where they are. */
export function binLabel({ from, to }: Bin): string {
  if (from === null) return to === null ? '全部' : `<${plain(to + 1)}`
  if (to === null) return `>${plain(from - 1)}`
  return to < 0 ? plain(from) : `+${plain(to)}`
}

const plain = (fen: number): string => limitYuan(fen).replace(/,/g, '')

/** The chart in one sentence. */
export function distributionSentence({ gainers, losers, unchanged }: StoredSimulationReport): string {
  return `${count(gainers.persons)} 人少付，中位 ${signedYuan(gainers.median)} 元；${count(losers.persons)} 人多付，中位 ${signedYuan(losers.median)} 元；${count(unchanged)} 人不变。`
}
