import { movementName } from '@tongchou/accounts'
import { type AuditEntry, digestOf, entryName } from '@tongchou/audit'
import type { Finding } from '@tongchou/database'
import { auditedReadjudication } from '../readjudication/rows.ts'
import { auditedMovement, FOR_RELATIVE } from '../relatives-accounts.ts'
import { auditedRestoration, auditedReversal } from '../reversal-rows.ts'
import { auditedSettlement, type Row } from '../rows.ts'
import { type PersonRecord, readjudicationName, settlementName } from './person-record.ts'

/** Whether every settlement and reversal is witnessed by the chain, word for word, and the chain witnesses nothing that is gone. */
export function witnessFindings({
  settlements,
  readjudications,
  movements,
  entries,
}: PersonRecord): Finding[] {
  const known = new Set(settlements.map(({ settlement }) => String(settlement.settlement_id)))
  const gone = entries
    .filter(({ action, subject }) => OF_SETTLEMENTS.has(action) && !known.has(subject))
    .map((entry) => ({
      what: '审计记录所说的结算已不存在',
      row: entryName(entry),
      expected: `结算 ${entry.subject}`,
      found: '没有',
    }))
  const unlike = settlements.flatMap(({ settlement, reversals }) => {
    const about = entries.filter(({ subject }) => subject === settlement.settlement_id)
    const row = settlementName(settlement)
    const restorations = reversals.flatMap(({ restoration }) => (restoration === null ? [] : [restoration]))
    return [
      ...witnessed(row, about, 'settle', [auditedSettlement(settlement)]),
      ...witnessed(
        row,
        about,
        'reverse',
        reversals.map(({ reversal }) => auditedReversal(reversal)),
      ),
      ...witnessed(row, about, 'restore', restorations.map(auditedRestoration)),
    ]
  })
  const rerun = readjudications.flatMap((it) => {
    const about = entries.filter(({ subject }) => subject === it.readjudication.readjudication_id)
    return witnessed(readjudicationName(it.readjudication), about, 'readjudicate', [
      auditedReadjudication(it),
    ])
  })
  const ids = new Set(readjudications.map((it) => String(it.readjudication.readjudication_id)))
  const vanished = entries
    .filter(({ action, subject }) => action === 'readjudicate' && !ids.has(subject))
    .map((entry) => ({
      what: '审计记录所说的重算已不存在',
      row: entryName(entry),
      expected: `重算 ${entry.subject}`,
      found: '没有',
    }))
  const forRelatives = movements
    .filter(({ for_person_id }) => for_person_id !== null)
    .flatMap((movement) => {
      const about = entries.filter(({ subject }) => subject === movement.movement_id)
      const action = FOR_RELATIVE[movement.kind as keyof typeof FOR_RELATIVE]
      return witnessed(movementName(movement), about, action, [auditedMovement({ ...movement })])
    })
  return [...gone, ...vanished, ...unlike, ...rerun, ...forRelatives]
}

const NAMES = {
  ...{ settle: '结算', reverse: '冲销', restore: '恢复', readjudicate: '重算' },
  ...{ 'pay-for-relative': '为亲属支付', 'refund-for-relative': '为亲属支付的退回' },
} as const
const OF_SETTLEMENTS: ReadonlySet<string> = new Set(['settle', 'reverse', 'restore'])

/** One entry for each happening, in the order in which they happened. */
function witnessed(
  row: string,
  about: readonly AuditEntry[],
  action: keyof typeof NAMES,
  contents: readonly Row[],
): Finding[] {
  const all = about.filter((entry) => entry.action === action)
  const name = NAMES[action]
  if (all.length !== contents.length)
    return [
      {
        what: `${name}的审计记录数目不对`,
        row,
        expected: `${contents.length} 条`,
        found: `${all.length} 条`,
      },
    ]
  return all.flatMap((entry, at) => {
    const [expected, found] = [hexOf(entry.digest), hexOf(digestOf(contents[at]))]
    return expected === found ? [] : [{ what: `${name}的内容与审计链中的摘要不符`, row, expected, found }]
  })
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
