/** Jingmen's inpatient figures as the comparison's three hand-made engines carry them; fen and basis points. */
export interface Figures {
  scheme: 'employee' | 'resident'
  level: 1 | 2 | 3
  ratio: number
  standard: number
  maximum: number
}

export const FIGURES: readonly Figures[] = [
  { scheme: 'employee', level: 1, ratio: 9_500, standard: 20_000, maximum: 30_000_000 },
  { scheme: 'employee', level: 2, ratio: 9_000, standard: 60_000, maximum: 30_000_000 },
  { scheme: 'employee', level: 3, ratio: 8_500, standard: 100_000, maximum: 30_000_000 },
  { scheme: 'resident', level: 1, ratio: 9_000, standard: 20_000, maximum: 15_000_000 },
  { scheme: 'resident', level: 2, ratio: 7_500, standard: 60_000, maximum: 15_000_000 },
  { scheme: 'resident', level: 3, ratio: 6_000, standard: 100_000, maximum: 15_000_000 },
]
