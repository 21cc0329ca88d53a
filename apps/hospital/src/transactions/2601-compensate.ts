import { ok, refuse } from '@tongchou/kernel'
import { messageFrom, writes } from '../transaction.ts'
import { placeOf, readPerson } from '../words/ids.ts'

/** What can be compensated; 2102 and 2103 belong to pharmacies' own transactions. */
const COMPENSABLE = ['2207', '2207A', '2208', '2304', '2304A', '2305', '2401']

/**
 * 冲正: the institution never learnt what became of a message and wants it undone. Whatever it did is undone;
 * if it did nothing yet, it can never take effect any more.
 */
export const compensate = writes('2601', async ({ data }, call) => {
  if (!COMPENSABLE.includes(data.oinfno)) {
    const reason = `不能冲正，可冲正 ${COMPENSABLE.join('、')}`
    return refuse({
      code: 'not-supported',
      ...placeOf('data', 'oinfno', '原交易编号'),
      value: data.oinfno,
      reason,
    })
  }
  const person = await readPerson(data.psn_no, 'data', call)
  if (!person.ok) return person
  const done = await call.platform.compensate({
    originalMsgid: data.omsgid,
    originalInfno: data.oinfno,
    personId: person.value,
    message: messageFrom(call),
  })
  return done.ok ? ok({}) : done
})
