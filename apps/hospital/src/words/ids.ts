import { fromWireId, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Care } from '@tongchou/settlement'
import type { Call, Fault } from '../transaction.ts'
import type { Place } from '../wire/faults.ts'

/** The person and the visit that almost every transaction names. */
export interface Named {
  readonly personId: Uuid
  readonly encounterId: Uuid
  readonly care?: Care
}

interface NamingFields {
  readonly psn_no: string
  readonly mdtrt_id: string
}

/** Reads psn_no and mdtrt_id of a node. */
export async function readNamed(
  fields: NamingFields,
  node: string,
  call: Call,
): Promise<Result<Named, Fault>> {
  const person = await readPerson(fields.psn_no, node, call)
  if (!person.ok) return person
  const encounter = readId(fields.mdtrt_id, placeOf(node, 'mdtrt_id', '就诊ID'))
  if (!encounter.ok) return encounter
  return ok({ personId: person.value, encounterId: encounter.value, ...careOf(call.infno) })
}

/** 22xx are about visits, 23xx and 24xx about stays, the others about both. */
function careOf(infno: string): { care?: Care } {
  if (infno.startsWith('22')) return { care: 'visit' }
  return infno.startsWith('23') || infno.startsWith('24') ? { care: 'stay' } : {}
}

/** The person of a person number. */
export async function readPerson(personNo: string, node: string, call: Call): Promise<Result<Uuid, Fault>> {
  const personId = await call.platform.personIdOf('personNo', personNo)
  if (personId !== null) return ok(personId)
  return refuse({ code: 'no-such-person', ...placeOf(node, 'psn_no', '人员编号'), value: personNo })
}

/** An id that this platform gave out, in its 26 characters. */
export function readId(text: string, place: Place): Result<Uuid, Fault> {
  const id = fromWireId(text)
  return id.ok ? id : refuse({ code: 'not-an-id', ...place, value: text })
}

export const placeOf = (node: string, field: string, label: string, line: number | null = null): Place => ({
  node,
  line,
  field,
  label,
})
