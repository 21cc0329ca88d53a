import type { PersonSettlement } from '@tongchou/settlement/contract'
import { LEVEL_NAMES } from '../parts/words.ts'

/** One reason for which the person pays, in everyday words, with its amount in fen. */
export interface Reason {
  readonly words: string
  readonly fen: number
  /** One sentence behind a word that only the law uses; null where the words need none. */
  readonly explained: string | null
}

/**
 * Why the person pays, the largest reason first; the rows add up to what the person pays.
 * @param again the fund that pays a part again: 大额 or 大病
 */
export function whyYouPay(visit: PersonSettlement, again: string): Reason[] {
  const { own } = visit
  const level = LEVEL_NAMES[visit.level] ?? ''
  const rows: Reason[] = [
    {
      words: '乙类药品、项目和材料，先付一部分',
      fen: own.firstSelfPay,
      explained: '目录里的乙类和一次性材料，先由个人付一个比例，其余再报。',
    },
    {
      words:
        visit.catastrophicPay > 0 ? `报销以外的部分，${again}已再报一部分` : '报销比例、年度限额以外的部分',
      fen: own.share,
      explained: null,
    },
    { words: '医保不报的项目', fen: own.fullSelfPay, explained: null },
    {
      words: visit.kind === 'inpatient' ? `住院起付标准，${level}医院` : '门诊起付标准',
      fen: own.deductible,
      explained: '起付标准以内的费用由个人付，超过的部分才开始报。',
    },
    { words: '超过医保限价的部分', fen: own.overLimitSelfPay, explained: null },
  ]
  return rows.filter((row) => row.fen !== 0).sort((a, b) => b.fen - a.fen)
}
