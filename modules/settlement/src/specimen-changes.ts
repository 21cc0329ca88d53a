import type { CivilDate } from '@tongchou/kernel'
import { askChange, type ChangeNeeds, decideChange, previewWaiting } from '@tongchou/registers'
import { REGISTER_USE } from './register-use.ts'
import { done, messageOf, type stayToSettle } from './specimen-stays.ts'
import { HOSPITAL, type World } from './testing.ts'
import { openEncounter } from './use-cases/encounters.ts'
import { uploadLines } from './use-cases/lines.ts'
import { settleEncounter } from './use-cases/settle-encounter.ts'
import { verifyAll } from './use-cases/verify-all.ts'

const HOSPITALS =
  'code,name,level,kind,district,isLocal,isSigned,gateway,infcodeAs,agreementFrom,agreementBefore,isSuspended,validFrom\n'
/** A table of institutions with the first hospital of the small world, but for what is said. */
export const hospital = (it: {
  level?: string
  before?: string
  suspended?: string
  from?: string
}): string =>
  `${HOSPITALS}${HOSPITAL},示例·${HOSPITAL},${it.level ?? '3'},hospital,420802,yes,yes,none,number,2020-01-01,${it.before ?? ''},${it.suspended ?? 'no'},${it.from ?? ''}\n`
const ITEMS =
  'code,name,spec,unit,class,kind,listType,chargeType,price,ceiling,bonusPoints,isPriceListed,isSeparateDrug,validFrom,validBefore\n'
/** A table of items with the drug of class B of the small world, but for what is said. */
export const drug = (
  from: string,
  it: { class?: string; price?: string; before?: string; listed?: string } = {},
): string =>
  `${ITEMS}XB01,示例乙药,,盒,${it.class ?? 'B'},drug,101,09,${it.price ?? '200'},,0,${it.listed ?? 'no'},no,${from},${it.before ?? ''}\n`

/** A small world whose registers are changed on a day that the test sets. */
export function changesIn(world: World, day: { today: CivilDate }) {
  const needs = () => ({ ...world.needs, today: () => day.today })
  const { database } = world.needs
  const changing = (): ChangeNeeds => ({
    ...needs(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    use: REGISTER_USE,
    hasSandbox: true,
  })
  const ask = (register: 'providers' | 'catalogue', table: string) =>
    askChange(changing())({
      ...{
        register,
        content: Buffer.from(table),
        scope: '*',
        fileName: 'a.csv',
        basis: '批文',
        askedBy: 'jia',
      },
    })

  /** Asked by one person and approved by another. @returns what the second saw */
  async function change(register: 'providers' | 'catalogue', table: string): Promise<string[]> {
    const { changeId } = done(await ask(register, table))
    const at = { changeId, scope: '*' }
    const { seen, entries } = done(await previewWaiting(changing())(at))
    done(await decideChange(changing())({ ...at, approve: true, seen, decidedBy: 'yi' }))
    return entries.flatMap(({ sentence, notes }) => [sentence, ...notes])
  }

  /** Why a change is not even asked. */
  async function refusedFor(register: 'providers' | 'catalogue', table: string): Promise<string[]> {
    const asked = await ask(register, table)
    if (asked.ok || asked.error.code !== 'faulty-file') throw new Error('it was asked')
    return asked.error.faults.map(({ sentence }) => sentence)
  }

  async function settled(request: Awaited<ReturnType<typeof stayToSettle>>, msgid: string) {
    const { settlementId } = done(
      await settleEncounter(needs())({ ...request, ...messageOf(msgid), settledBy: '示例·操作员' }),
    )
    const [row] = await database.query<{ level: number; deductible: number; first_self_pay: number }>(
      'select level::int, deductible, first_self_pay from settlement where settlement_id = $1',
      [settlementId],
    )
    return row
  }

  async function verified(): Promise<string[]> {
    const found: string[] = []
    for await (const it of verifyAll(database))
      if (it.kind === 'finding') found.push(`${it.finding.what} ${it.finding.row}`)
    return found
  }

  const admit = (startedOn: string, personId: string) =>
    openEncounter(needs())({
      ...{ personId, providerCode: HOSPITAL, kind: 'inpatient', startedOn, diagnoses: [], particulars: {} },
    })

  const charge = async (
    at: { personId: string; encounterId: string; providerCode: string },
    occurredOn: string,
  ) =>
    uploadLines(needs())({
      ...at,
      lines: [
        {
          ...{
            lineSn: occurredOn,
            batch: '',
            itemCode: 'XB01',
            providerItem: 'B',
            hasConsent: false,
            particulars: {},
          },
          ...{ unitPriceMicro: 200_000_000, quantity: 100_000, amount: 200_000, occurredOn },
        },
      ],
    })

  return { needs, changing, ask, change, refusedFor, settled, verified, admit, charge }
}
