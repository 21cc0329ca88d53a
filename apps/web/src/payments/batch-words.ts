import type { PaymentBatch } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'

export const BATCH_NAMES = { pay: '付款', receive: '收回' } as const

/** 付款批：3 笔，1,234.00 元 */
export const batchWords = ({ kind, lines, total }: Pick<PaymentBatch, 'kind' | 'lines' | 'total'>): string =>
  `${BATCH_NAMES[kind]}批：${lines} 笔，${yuan(total)} 元`
