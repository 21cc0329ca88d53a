import { refusalMessage } from './refusal-messages.ts'
import type { Fault } from './transaction.ts'
import { isWireFault, wireMessage } from './wire/fault-messages.ts'

/** The one sentence that the institution reads in err_msg. */
export const messageOf = (fault: Fault, infno: string): string =>
  isWireFault(fault) ? wireMessage(fault, infno) : refusalMessage(fault, infno)
