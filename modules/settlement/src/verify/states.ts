import { type Finding, rowName } from '@tongchou/database'
import { type PersonRecord, settlementName } from './person-record.ts'

/** Whether states tell the same story: reversed with one reversal in force and only then; settled encounters with one live settlement and only they; no settlement of an encounter that is gone, and nothing left of a settlement that is. */
export function stateFindings({ settlements, encounters, orphans }: PersonRecord): Finding[] {
  const contradicted = settlements
    .map(({ settlement, reversals }) => ({
      settlement,
      inForce: reversals.filter(({ restoration }) => restoration === null).length,
    }))
    .filter(({ settlement, inForce }) => inForce !== (settlement.state === 'reversed' ? 1 : 0))
    .map(({ settlement, inForce }) => ({
      what: '结算状态与冲销记录不符',
      row: settlementName(settlement),
      expected: inForce === 0 ? 'settled 或 cleared' : 'reversed，一次冲销有效',
      found: `${String(settlement.state)}，${inForce} 次冲销有效`,
    }))
  const live = Map.groupBy(
    settlements.filter(({ settlement }) => settlement.state !== 'reversed'),
    ({ settlement }) => String(settlement.encounter_id),
  )
  const misled = encounters.flatMap((encounter) => {
    const count = live.get(String(encounter.encounter_id))?.length ?? 0
    const wanted = encounter.state === 'settled' ? 1 : 0
    return count === wanted
      ? []
      : [
          {
            what: '就诊状态与有效结算数不符',
            row: rowName('就诊', 'encounter', {
              person_id: String(encounter.person_id),
              encounter_id: String(encounter.encounter_id),
            }),
            expected: `状态 ${String(encounter.state)}，有效结算 ${wanted} 笔`,
            found: `有效结算 ${count} 笔`,
          },
        ]
  })
  const known = new Set(encounters.map(({ encounter_id }) => encounter_id))
  const lonely = settlements
    .filter(({ settlement }) => !known.has(settlement.encounter_id))
    .map(({ settlement }) => ({
      what: '结算的就诊不存在',
      row: settlementName(settlement),
      expected: String(settlement.encounter_id),
      found: '没有',
    }))
  const left = orphans.map((row) => ({ what: '所属的结算不存在', row, expected: '有结算', found: '没有' }))
  return [...contradicted, ...misled, ...lonely, ...left]
}
