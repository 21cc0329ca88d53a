import { type CivilDate, civilDate, type Fen } from '@tongchou/kernel'
import type { Call } from '../transaction.ts'
import { fenOf } from './amounts.ts'
import { type NumberShown, numbersShown } from './patient.ts'

/** What every preview and settlement says of the bill. */
interface SettlingFields {
  readonly medfee_sumamt: string
  readonly acct_used_flag: string
  readonly insutype: string
  readonly dscgTime?: string
  readonly chrg_bchno?: string
  readonly mdtrt_cert_type: string
  readonly mdtrt_cert_no: string
  readonly certno: string
}

export interface Settling {
  readonly providerCode: string
  readonly totalCost: Fen
  readonly useAccount: boolean
  readonly insutype: string
  readonly shown: readonly NumberShown[]
  readonly endedOn?: CivilDate
  readonly batch?: string
}

export const readSettling = (fields: SettlingFields, call: Call): Settling => ({
  providerCode: call.providerCode,
  totalCost: fenOf(fields.medfee_sumamt),
  useAccount: fields.acct_used_flag === '1',
  insutype: fields.insutype,
  shown: numbersShown(fields),
  ...(fields.dscgTime === undefined || fields.dscgTime === ''
    ? {}
    : { endedOn: civilDate(fields.dscgTime.slice(0, 10)) }),
  ...(fields.chrg_bchno === undefined ? {} : { batch: fields.chrg_bchno }),
})
