import { ok, refuse, toWireId } from '@tongchou/kernel'
import { reads } from '../transaction.ts'
import { dosageFormOf } from '../words/dosage-form.ts'
import { placeOf, readId, readNamed } from '../words/ids.ts'
import { splitOf } from '../words/lines.ts'

/** 费用明细查询: the lines of a visit; with a settlement's id as it split them. */
export const readLines = reads('5204', async ({ data }, call) => {
  const named = await readNamed(data, 'data', call)
  if (!named.ok) return named
  if (data.setl_id !== '') {
    const settlementId = readId(data.setl_id, placeOf('data', 'setl_id', '结算ID'))
    if (!settlementId.ok) return settlementId
    const asked = { ...named.value, settlementId: settlementId.value, providerCode: call.providerCode }
    const found = await call.platform.findSettlement(asked)
    if (!found.ok) return found
  }
  const lines = await call.platform.linesOf(named.value, call.providerCode)
  if (!lines.ok) return refuse(lines.error)
  return ok({
    data: lines.value.map((line) => ({
      ...splitOf(line),
      mdtrt_id: toWireId(named.value.encounterId),
      setl_id: data.setl_id !== '' || line.settlementId === null ? data.setl_id : toWireId(line.settlementId),
      med_type: line.medType,
      fee_ocur_time: line.occurredAt,
      hilist_code: line.itemCode,
      hilist_name: line.name,
      list_type: line.listType,
      med_list_codg: line.itemCode,
      medins_list_codg: line.providerItem,
      medins_list_name: line.name,
      dosform_name: dosageFormOf(line.name),
      bilg_dept_codg: line.departmentCode,
      bilg_dept_name: line.departmentName,
      bilg_dr_codg: line.doctorCode,
      bilg_dr_name: line.doctorName,
    })),
  })
})
