import { type CivilDate, civilDate } from '@tongchou/kernel'

/** The day from which the city's catalogue and agreements say something; nothing of its history is older. */
export const CITY_OPENS_ON: CivilDate = civilDate('2025-01-01')
