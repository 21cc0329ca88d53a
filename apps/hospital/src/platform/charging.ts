import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { LineOutcome } from '@tongchou/policy'
import { type Needs, previewSettlement, type Refusal, uploadLines, withdrawLines } from '@tongchou/settlement'
import { type Charge, readCharges } from '../readings/charges.ts'
import { readContext } from '../readings/encounters.ts'
import type { CheckedLine, KeptLine } from './lines.ts'
import type { AtProvider, Message, Platform } from './platform.ts'

/** Charges: taken in once per message, split as the settlement would split them now. */
type Charging = Pick<Platform, 'uploadLines' | 'withdrawLines' | 'linesOf' | 'recall' | 'remember'>

export const charging = (needs: Needs): Charging => ({
  uploadLines: async ({ lines, msgid, ...at }) => {
    const marked = lines.map((line) => ({ ...line, particulars: { ...line.particulars, msgid } }))
    const uploaded = await uploadLines(needs)({ ...at, lines: marked })
    const lineSns = lines.map((line) => line.lineSn)
    if (!uploaded.ok) return asRepeated(needs, at, lineSns, msgid, uploaded.error)
    return ok({ lines: pick(await splitCharges(needs, at), lineSns) })
  },
  withdrawLines: withdrawLines(needs),
  recall: (message) => recall(needs, message),
  remember: (message, personId, rows) => remember(needs, message, personId, rows),
  linesOf: async (named, providerCode): Promise<Result<readonly KeptLine[], Refusal>> => {
    const context = await readContext(needs.database, named.personId, named.encounterId)
    if (context === null) return refuse({ code: 'unknown-encounter' })
    if (context.providerCode !== providerCode)
      return refuse({ code: 'wrong-provider', providerCode: context.providerCode })
    const charges = await splitCharges(needs, { ...named, providerCode })
    return ok(charges.map((charge) => ({ ...charge, medType: context.medType })))
  },
})

interface Remembered {
  readonly infno: string
  readonly digest: string
  readonly rows: readonly object[]
}

async function recall(
  { database }: Needs,
  { sender, msgid, digest }: Message,
): Promise<Result<readonly object[] | null, Refusal>> {
  const [earlier] = await database.query<Remembered>(
    `select infno, encode(digest, 'hex') as digest, answer::json -> 'rows' as rows
       from answered_message where sender = $1 and msgid = $2`,
    [sender.provider, msgid],
  )
  if (earlier === undefined) return ok(null)
  if (earlier.infno === 'compensated') return refuse({ code: 'compensated', msgid })
  return earlier.digest === Buffer.from(digest).toString('hex')
    ? ok(earlier.rows)
    : refuse({ code: 'msgid-reused', msgid })
}

async function remember(
  { database, now }: Needs,
  { sender, msgid, infno, digest }: Message,
  personId: Uuid,
  rows: readonly object[],
): Promise<void> {
  await database.query(
    `insert into answered_message (sender, msgid, infno, person_id, digest, answer, at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [sender.provider, msgid, infno, personId, Buffer.from(digest), JSON.stringify({ rows }), now()],
  )
}

/** The same message once more finds its own lines: it is answered from them. */
async function asRepeated(
  needs: Needs,
  at: AtProvider,
  lineSns: readonly string[],
  msgid: string,
  refusal: Refusal,
): Promise<Result<{ lines: readonly CheckedLine[] }, Refusal>> {
  if (refusal.code !== 'duplicate-line-sn') return refuse(refusal)
  const charges = await splitCharges(needs, at)
  const isOurs = lineSns.every((sn) =>
    charges.some((charge) => charge.lineSn === sn && charge.msgid === msgid),
  )
  return isOurs && new Set(lineSns).size === lineSns.length
    ? ok({ lines: pick(charges, lineSns) })
    : refuse(refusal)
}

function pick(charges: readonly Charge[], lineSns: readonly string[]): readonly CheckedLine[] {
  const bySn = new Map(charges.map((charge) => [charge.lineSn, charge]))
  return lineSns.flatMap((sn) => bySn.get(sn) ?? [])
}

/** The lines of an encounter; before the settlement they are split as a preview splits them. */
async function splitCharges(needs: Needs, at: AtProvider): Promise<readonly Charge[]> {
  const charges = await readCharges(needs.database, at.personId, at.encounterId)
  if (charges.every((charge) => charge.isSplit)) return charges
  const preview = await previewSettlement(needs)({ ...at, totalCost: null, useAccount: false })
  const outcomes = new Map(preview.ok ? preview.value.lines.map((line) => [line.lineSn, line]) : [])
  return charges.map((charge) => ({ ...charge, ...splitOf(charge, outcomes.get(charge.lineSn)) }))
}

/** Where nothing can be computed yet, only 丙 is certain. */
function splitOf(charge: Charge, outcome: LineOutcome | undefined): Partial<Charge> {
  if (outcome === undefined)
    return charge.class === 'C' ? { fullSelfPay: charge.amount } : { eligible: charge.amount }
  const { fullSelfPay, overLimitSelfPay, firstSelfPay, eligible, firstSelfPayBp, reason } = outcome
  return { fullSelfPay, overLimitSelfPay, firstSelfPay, eligible, firstSelfPayBp, reason }
}
