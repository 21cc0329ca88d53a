import type { Sql } from '@tongchou/database'
import type { Fault } from './contract.ts'
import { knownOf } from './known.ts'
import type { Asked } from './plan.ts'
import type { Register, Version } from './register.ts'

/** No code of the national lists begins with more. */
const MOST_ZEROS = 6

/** New codes that are known ones whose leading zeros a spreadsheet has taken for a number's. */
export async function lostZeros<Row extends { code: string }, V extends Version>(
  sql: Sql,
  register: Register<Row, V>,
  fresh: readonly Asked<V>[],
): Promise<Fault[]> {
  const numbers = fresh.filter(({ version }) => /^[1-9]\d*$/.test(version.code))
  if (numbers.length === 0) return []
  const longer = numbers.flatMap(({ version }) =>
    Array.from({ length: MOST_ZEROS }, (_, zeros) => '0'.repeat(zeros + 1) + version.code),
  )
  const known = new Map<string, string>()
  for (const code of (await knownOf(sql, register, longer)).keys()) known.set(code.replace(/^0+/, ''), code)
  return numbers.flatMap(({ line, version }) => {
    const whole = known.get(version.code)
    return whole === undefined
      ? []
      : [
          {
            ...{ line, field: 'code' },
            sentence: `code ${version.code} 少了前面的 0，登记簿里是 ${whole}；在 Excel 里把这一列设成文本，再填一遍`,
          },
        ]
  })
}
