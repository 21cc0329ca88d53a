import type { SimulationReport } from '@tongchou/policy'

/** What a simulation says that a person must answer in writing before the draft is submitted. */
export interface Warning {
  code: 'reserve-below'
  fund: string
  sentence: string
}

/** A fund whose reserve falls below the least months, or stays there. */
export const warningsOf = (report: SimulationReport): Warning[] =>
  report.reserves
    .filter(({ isBelow }) => isBelow)
    .map(({ fund, label, monthsAfter, lowerMonths }) => ({
      code: 'reserve-below',
      fund,
      sentence: `${label}累计结余可付 ${((monthsAfter ?? 0) / 100).toFixed(2)} 个月，低于 ${lowerMonths} 个月下限`,
    }))
