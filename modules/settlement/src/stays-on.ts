import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'

interface Stay {
  readonly scheme: 'employee' | 'resident' | 'student'
  readonly admitted: CivilDate
  readonly discharged: CivilDate | null
}

/** The stays in hospital that a person is in on a day, the day of discharge included. */
export const staysOn = (sql: Sql, personId: Uuid, day: CivilDate): Promise<Stay[]> =>
  sql.query<Stay & Record<string, unknown>>(
    `select scheme, started_on as admitted, ended_on as discharged from encounter
      where person_id = $1 and kind = 'inpatient' and state <> 'cancelled'
        and started_on <= $2::date and (ended_on is null or ended_on >= $2::date)
      order by started_on`,
    [personId, day],
  )
