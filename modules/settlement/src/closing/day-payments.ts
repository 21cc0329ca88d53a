import type { Sql } from '@tongchou/database'
import type { CivilDate } from '@tongchou/kernel'

/** A line of a batch that was approved and booked on the day. Fen; less than zero where it came back from the person. */
export interface DayPayment {
  readonly person_id: string
  readonly payment_id: string
  readonly fund: string
  readonly district: string
  readonly amount: number
}

export const paymentsOfDay = (
  sql: Sql,
  day: CivilDate,
  upTo: Date,
  districts: readonly string[] | null,
): Promise<DayPayment[]> =>
  sql.query<DayPayment>(
    `select l.person_id, l.payment_id, l.fund, l.district, case b.kind when 'pay' then l.amount else -l.amount end as amount
       from person_payment l join payment_batch b using (batch_id)
      where b.booked_on = $1 and b.decided_at <= $2 and ($3::text[] is null or l.district = any ($3))`,
    [day, upTo, districts],
  )
