import { writes } from '../transaction.ts'
import { reverse } from '../words/reversing.ts'

/** 门诊结算撤销. */
export const reverseVisit = writes('2208', ({ data }, call) => reverse(data, call))
