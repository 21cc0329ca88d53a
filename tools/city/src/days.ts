import type { CivilDate } from '@tongchou/kernel'

export const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b)

export const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)
