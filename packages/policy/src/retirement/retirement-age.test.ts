import { expect, test } from 'vitest'
import { calc } from '../cases/calc.ts'
import { bundleOf } from '../cases/specimen.ts'

const shelf = new Map([['420800', bundleOf('jingmen')]])
const retires = (who: string, birthDate: string) =>
  calc({ id: 'c', kind: 'retirementAge', region: '420800', who, birthDate }, shelf, { explain: false }).result

test.each([
  ['men', '1964-12-31', '2024-12-31', 0, 60, 0],
  ['men', '1965-01-01', '2025-02-01', 1, 60, 1],
  ['men', '1965-04-30', '2025-05-30', 1, 60, 1],
  ['men', '1965-05-01', '2025-07-01', 2, 60, 2],
  ['men', '1976-08-31', '2039-07-31', 35, 62, 11],
  ['men', '1976-09-01', '2039-09-01', 36, 63, 0],
  ['men', '1990-01-01', '2053-01-01', 36, 63, 0],
  ['womenAt55', '1969-12-31', '2024-12-31', 0, 55, 0],
  ['womenAt55', '1970-01-15', '2025-02-15', 1, 55, 1],
  ['womenAt55', '1981-09-01', '2039-09-01', 36, 58, 0],
  ['womenAt50', '1975-01-31', '2025-02-28', 1, 50, 1],
  ['womenAt50', '1975-03-01', '2025-05-01', 2, 50, 2],
  ['womenAt50', '1984-10-31', '2039-09-30', 59, 54, 11],
  ['womenAt50', '1984-11-01', '2039-11-01', 60, 55, 0],
])(
  '%s born on %s reach the statutory age on %s, %i months later than before',
  (who, born, on, later, years, months) => {
    expect(retires(who, born)).toEqual({ on, monthsLater: later, years, months })
  },
)
