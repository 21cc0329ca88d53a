import { ok, parseUuid, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { cancelEncounter, compensate, type Needs, openEncounter, type Refusal } from '@tongchou/settlement'
import { findOpened, isCompensated } from '../readings/encounters.ts'
import type { Platform } from './platform.ts'

/** Opening an encounter once per message, and taking it back where the message's outcome stayed unknown. */
export const opening = (needs: Needs): Pick<Platform, 'openEncounter' | 'compensate'> => ({
  openEncounter: async ({ message, ...request }) => {
    const { database } = needs
    const { sender, msgid } = message
    if (await isCompensated(database, sender.provider, msgid)) return refuse({ code: 'compensated', msgid })
    const digest = Buffer.from(message.digest).toString('hex')
    const earlier = await findOpened(database, request.personId, sender.provider, msgid)
    if (earlier !== null)
      return earlier.digest === digest ? ok(earlier) : refuse({ code: 'msgid-reused', msgid })
    const particulars = { ...request.particulars, message: { msgid, digest } }
    return identified(await openEncounter(needs)({ ...request, particulars }))
  },
  compensate: async (request) => {
    if (request.originalInfno === '2401') {
      const undone = await undoOpening(needs, request)
      if (!undone.ok) return undone
    }
    return compensate(needs)(request)
  },
})

type Compensating = Parameters<Platform['compensate']>[0]

/** An admission that has charges by now is not taken back: the institution went on with it. */
async function undoOpening(needs: Needs, request: Compensating): Promise<Result<unknown, Refusal>> {
  const { provider } = request.message.sender
  const opened = await findOpened(needs.database, request.personId, provider, request.originalMsgid)
  if (opened === null || opened.state === 'cancelled') return ok({})
  const { encounterId } = opened
  return cancelEncounter(needs)({ personId: request.personId, encounterId, providerCode: provider })
}

function identified(
  opened: Result<{ encounterId: string }, Refusal>,
): Result<{ encounterId: Uuid }, Refusal> {
  if (!opened.ok) return opened
  return ok({ encounterId: known(opened.value.encounterId) })
}

/** An id that the platform itself made. */
export function known(id: string): Uuid {
  const uuid = parseUuid(id)
  if (!uuid.ok) throw new Error(`broken invariant: ${uuid.error}`)
  return uuid.value
}
