import type { Result } from '@tongchou/kernel'
import type { Refusal } from '@tongchou/settlement'
import type { Inputs, Outputs } from './generated/transactions.ts'
import type { Message, Platform } from './platform/platform.ts'
import type { WireFault } from './wire/faults.ts'
import type { Infno } from './wire/read-input.ts'

/** What a transaction knows besides its own fields. */
export interface Call {
  readonly infno: Infno
  readonly msgid: string
  /** SHA-256 of transaction number and input: the same msgid with another content is refused. */
  readonly digest: Uint8Array
  readonly providerCode: string
  readonly operator: string
  readonly receivedAt: Date
  readonly platform: Platform
}

export type Fault = WireFault | Refusal

/** One transaction of the national interface: national fields in, use case, national fields out. */
export interface Transaction<No extends Infno = Infno> {
  readonly infno: No
  /** A transaction that writes has one answer per msgid. */
  readonly effect: 'reads' | 'writes'
  readonly run: (input: Inputs[No], call: Call) => Promise<Result<Outputs[No], Fault>>
}

export const reads = <No extends Infno>(infno: No, run: Transaction<No>['run']): Transaction<No> => ({
  infno,
  effect: 'reads',
  run,
})

export const writes = <No extends Infno>(infno: No, run: Transaction<No>['run']): Transaction<No> => ({
  infno,
  effect: 'writes',
  run,
})

/** The message as the platform keeps it: a repetition of it is answered alike. */
export const messageFrom = (call: Call): Message => ({
  sender: { provider: call.providerCode, operator: call.operator },
  msgid: call.msgid,
  infno: call.infno,
  digest: call.digest,
})
