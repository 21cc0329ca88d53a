import { fromWireId, type Uuid } from '@tongchou/kernel'
import { DECIDING, Problem, UNKNOWN_PERSON } from '@tongchou/staff'
import { z } from 'zod'

/** What is wrong with a filing as it is written, with its field. */
export const malformedFiling = (error: z.ZodError): Problem =>
  incomplete(String(error.issues[0]?.path.at(-1) ?? 'filing'))

export function incomplete(field: string): Problem {
  return new Problem(400, 'malformed-filing', `备案写得不全：请看 ${FIELD_NAMES[field] ?? field}`, { field })
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: '备案类别',
  subject: '备案内容',
  fromProvider: '转出的医院',
  toPlace: '就医地',
  toProvider: '转往的机构',
  personNo: '丈夫的人员编号',
  name: '丈夫的姓名',
  from: '起始日期',
  to: '截止日期',
}

/** The person of the address. */
export function personOf(params: unknown): Uuid {
  const { personId } = z.object({ personId: z.string() }).parse(params)
  const read = fromWireId(personId)
  if (!read.ok) throw UNKNOWN_PERSON
  return read.value
}

/** The request of the address. */
export const requestOf = (params: unknown): Uuid =>
  idOr(
    z.object({ requestId: z.string() }).parse(params).requestId,
    DECIDING.problemOf({ code: 'unknown-request' }),
  )

export function idOr(text: string, problem: Problem): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw problem
  return read.value
}
