import type { CivilDate, Fen, Uuid } from '@tongchou/kernel'

/** A charge as a message brings it. */
export interface UploadedLine {
  readonly lineSn: string
  readonly batch: string
  readonly itemCode: string
  readonly providerItem: string
  readonly unitPriceMicro: number
  readonly quantity: number
  readonly amount: Fen
  readonly occurredOn: CivilDate
  readonly hasConsent: boolean
  readonly excluded?: 'other'
  readonly particulars: Readonly<Record<string, unknown>>
}

/** A charge as the catalogue and the law split it. */
export interface CheckedLine {
  readonly lineSn: string
  readonly unitPriceMicro: number
  readonly quantity: number
  readonly amount: number
  readonly class: 'A' | 'B' | 'C'
  readonly chargeType: string
  readonly ceiling: number | null
  readonly firstSelfPayBp: number
  readonly fullSelfPay: number
  readonly overLimitSelfPay: number
  readonly firstSelfPay: number
  readonly eligible: number
  readonly reason: string
}

/** A line as 5204 reads it back. */
export interface KeptLine extends CheckedLine {
  readonly seq: number
  /** The numbers of the lines that took parts of it back. */
  readonly refunds: readonly string[]
  /** The settlement that split it; null before there is one. */
  readonly settlementId: Uuid | null
  readonly itemCode: string
  readonly providerItem: string
  readonly name: string
  readonly listType: string
  readonly medType: string
  readonly occurredOn: CivilDate
  readonly occurredAt: string
  readonly batch: string
  readonly departmentCode: string
  readonly departmentName: string
  readonly doctorCode: string
  readonly doctorName: string
}
