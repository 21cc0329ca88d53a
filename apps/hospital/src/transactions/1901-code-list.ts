import { ok, refuse } from '@tongchou/kernel'
import { reads } from '../transaction.ts'
import { codeList, sortedCodes } from '../wire/code-list.ts'
import { placeOf } from '../words/ids.ts'

/** These lists have one level. */
const NO_PARENT = '0'

/** 字典表查询: the codes of one list, by the list's name as fields carry it. */
export const readCodeList = reads('1901', async ({ data }) => {
  const found = codeList(data.type) ?? codeList(data.type.toLowerCase())
  if (found === undefined) {
    const reason = '没有这个代码表，请用字段名作类型，如 med_type'
    return refuse({ code: 'not-supported', ...placeOf('data', 'type', '字典类型'), value: data.type, reason })
  }
  const list = sortedCodes(found).map(([value, label], at) => ({
    type: data.type,
    label,
    value,
    parentValue: data.parentValue || NO_PARENT,
    sort: at + 1,
    valiFlag: '1',
    createUser: 'tongchou',
    createDate: '2021-01-01',
    version: 1,
  }))
  return ok({ list })
})
