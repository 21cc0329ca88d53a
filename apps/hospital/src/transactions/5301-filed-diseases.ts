import { civilDate, ok } from '@tongchou/kernel'
import { reads } from '../transaction.ts'
import { wireDay } from '../wire/times.ts'
import { readPerson } from '../words/ids.ts'

/** 人员慢特病备案查询: the chronic and special diseases that are filed for the person today or from a later day. */
export const readFiledDiseases = reads('5301', async ({ data }, call) => {
  const person = await readPerson(data.psn_no, 'data', call)
  if (!person.ok) return person
  const filed = await call.platform.diseasesFiledFor(person.value, civilDate(wireDay(call.receivedAt)))
  return ok({
    feedetail: filed.map(({ code, name, from, to }) => ({
      opsp_dise_code: code,
      opsp_dise_name: name,
      begndate: from,
      enddate: to ?? '',
    })),
  })
})
