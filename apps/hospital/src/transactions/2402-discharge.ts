import { civilDate, ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { diagnosesOf } from '../words/diagnoses.ts'
import { readNamed } from '../words/ids.ts'

/** 出院办理: may come again before the settlement, the last one counts. */
export const discharge = writes('2402', async ({ dscginfo, diseinfo }, call) => {
  const named = await readNamed(dscginfo, 'dscginfo', call)
  if (!named.ok) return named
  const discharged = await call.platform.dischargeEncounter({
    ...named.value,
    providerCode: call.providerCode,
    endedOn: civilDate(dscginfo.endtime.slice(0, 10)),
    diagnoses: diagnosesOf(diseinfo),
    particulars: { dischargeDepartment: dscginfo.dscg_dept_name, dischargeWay: dscginfo.dscg_way },
  })
  return discharged.ok ? ok({}) : discharged
})
