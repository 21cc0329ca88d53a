import { ok } from '@tongchou/kernel'
import { reads } from '../transaction.ts'
import { wireDay } from '../wire/times.ts'
import { yuan } from '../words/amounts.ts'
import { readPerson } from '../words/ids.ts'
import { INSUTYPE } from '../words/national-codes.ts'

/** 人员累计信息查询: what the person's benefit years hold. The codes of the counters are this city's own. */
export const readAccumulators = reads('5206', async ({ data }, call) => {
  const person = await readPerson(data.psn_no, 'data', call)
  if (!person.ok) return person
  const month = (data.cum_ym === '' ? wireDay(call.receivedAt).replaceAll('-', '') : data.cum_ym).slice(0, 6)
  const years = await call.platform.yearsOf(person.value, Number(month.slice(0, 4)))
  const cuminfo = years.flatMap((year) =>
    Object.entries(year.counters).map(([name, amount]) => ({
      insutype: INSUTYPE[year.scheme],
      year: String(year.year),
      cum_ym: month,
      cum_type_code: name,
      cum: yuan(amount),
    })),
  )
  return ok({ cuminfo })
})
