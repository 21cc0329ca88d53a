import { writes } from '../transaction.ts'
import { reverse } from '../words/reversing.ts'

/** 住院结算撤销. */
export const reverseStay = writes('2305', ({ data }, call) => reverse(data, call))
