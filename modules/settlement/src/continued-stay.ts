import { addDays, civilDate } from '@tongchou/kernel'

/** A stay that a later admission may continue (JM-13.1.2). */
export interface StayBefore {
  endedOn: string
  /** By this stay and those that it continued. Fen. */
  deductiblePaid: number
}

/** How much of the deductible the stay that an admission continues has paid, in fen; nothing where it ended too long before. */
export function deductiblePaidBy(
  stay: StayBefore | null | undefined,
  admittedOn: string,
  withinDays: number | null,
): number {
  if (stay == null || withinDays === null) return 0
  const isContinued =
    addDays(civilDate(admittedOn), -withinDays) <= stay.endedOn && stay.endedOn <= admittedOn
  return isContinued ? stay.deductiblePaid : 0
}
