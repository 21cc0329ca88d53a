import type { Block } from '@tongchou/policy'
import { half } from './plain-function.ts'

/** What both kernels must agree on, over all episodes of a block; fen. */
export interface ColumnTotals {
  pooled: number
  other: number
  catastrophic: number
  account: number
  cash: number
}

/**
 * The yardstick of the columns: Jingmen's whole law for the care of the demo city as a programmer would write it by hand for
 * these columns, figures in the code, no clause, no date. Nothing of the platform uses it.
 */
export function settleColumnsByHand(block: Block): ColumnTotals {
  const { persons, episodes, groups, rests } = block
  const kinds = block.circumstances.map((it) => ({
    type: TYPES.indexOf(it.type),
    level: it.facility.level,
    isPharmacy: it.facility.kind === 'pharmacy',
    isOutside:
      it.facility.kind === 'pharmacy' || it.facility.level > 2 || (it.facility.local && !it.facility.signed),
    lowering: it.facility.local
      ? 0
      : { none: 0, longTerm: 0, referral: 1_000, emergency: 1_000, unfiled: 2_000 }[it.offsite],
    isOncology: it.oncologyTherapy,
    useAccount: it.useAccount,
  }))
  const people = block.profiles.map((it) => {
    const has = (condition: string): boolean => it.conditions.includes(condition)
    return {
      isEmployee: it.scheme === 'employee',
      isRetired: it.status === 'retired',
      isLow: it.categories.some((one) => ['tekun', 'guer', 'dibao', 'povertyReturn'].includes(one)),
      isCovered: it.scheme === 'employee' || it.maternityCovered,
      outpatientMaximum:
        has('diabetes') && !has('chronic:M01600')
          ? 60_000
          : has('hypertension') && !has('chronic:M03900')
            ? 50_000
            : 40_000,
    }
  })
  const lines = block.lineKeys.map((it) => {
    const isIn = it.class !== 'C' && it.excluded === null
    const band = it.unitPrice <= 1_000_000 ? 800 : it.unitPrice <= 3_000_000 ? 1_500 : 2_000
    const isConsumable = it.kind === 'consumable'
    return {
      isIn,
      isDrug: it.kind === 'drug',
      isExcluded: it.excluded !== null,
      stay: isConsumable ? band : it.class === 'B' ? 800 : 0,
      day: isConsumable ? band : 0,
      points: it.kind === 'tcm' ? it.bonusPoints * 100 : 0,
    }
  })
  const byPoints = new Float64Array(11)
  const totals = { pooled: 0, other: 0, catastrophic: 0, account: 0, cash: 0 }
  for (let person = 0; person < persons.profile.length; person++) {
    const end = persons.firstEpisode[person + 1] ?? 0
    const who = people[persons.profile[person] ?? 0]
    if (who === undefined) continue
    const maximum = who.isEmployee ? 30_000_000 : 15_000_000
    const yearly = who.isRetired ? 40_000 : 50_000
    const outpatientMaximum = who.isEmployee ? (who.isRetired ? 250_000 : 200_000) : who.outpatientMaximum
    let account = persons.account[person] ?? 0
    let pooledPaid = 0
    let burdenSoFar = 0
    let owed = 0
    let outpatientEligible = 0
    let outpatientPaid = 0
    let antenatalPaid = 0
    let oncologyStays = 0
    for (let episode = persons.firstEpisode[person] ?? 0; episode < end; episode++) {
      const what = kinds[episodes.circumstance[episode] ?? 0]
      if (what === undefined) continue
      const isStay = what.type === 0
      const isVisit = what.type === 1 || what.type === 2
      const isDrugs = what.type === 3
      const maternityLeft = what.type === 2 && who.isCovered ? Math.max(0, 60_000 - antenatalPaid) : 0
      const isOut = isVisit && !who.isEmployee && what.isOutside
      const level = what.isPharmacy && isVisit ? 1 : what.level
      const ratio = isVisit
        ? who.isEmployee
          ? 8_500 - level * 1_000 + (who.isRetired ? 500 : 0)
          : 5_000
        : who.isEmployee
          ? isDrugs
            ? 8_500
            : 10_000 - level * 500
          : isDrugs
            ? 6_000
            : level === 1
              ? 9_000
              : level === 2
                ? 7_500
                : 6_000
      let total = 0
      let eligible = 0
      let excluded = 0
      let raised = 0
      const last = episodes.firstGroup[episode + 1] ?? 0
      for (let at = episodes.firstGroup[episode] ?? 0; at < last; at++) {
        const line = lines[groups.lineKey[at] ?? 0]
        const amount = groups.amount[at] ?? 0
        total += amount
        if (line === undefined || !line.isIn || (isDrugs && !line.isDrug) || (isOut && maternityLeft === 0)) {
          if (line?.isExcluded === true) excluded += amount
          continue
        }
        const within = groups.within[at] ?? 0
        const share = isStay ? line.stay : isDrugs ? 800 : what.type === 4 ? line.day : 0
        let first = 0
        const from = groups.firstRest[at] ?? 0
        const to = groups.firstRest[at + 1] ?? 0
        if (share > 0 && from === to) first = half(within * share)
        else if (share > 0) {
          let rest = 0
          for (let one = from; one < to; one++) {
            rest += rests[one] ?? 0
            first += half((rests[one] ?? 0) * share)
          }
          first += ((within - rest) / 10_000) * share
        }
        eligible += within - first
        if (line.points > 0 && !isVisit && !isDrugs) {
          const extra = (Math.min(10_000, ratio + line.points) - ratio) / 100
          raised += within - first
          byPoints[extra] = (byPoints[extra] ?? 0) + within - first
        }
      }
      const other = Math.min(eligible, maternityLeft)
      if (isOut) eligible = other
      const ordinary = eligible - other
      const standard = isStay
        ? what.isOncology && oncologyStays > 0
          ? 0
          : (level === 1 ? 20_000 : level === 2 ? 60_000 : 100_000) *
            ((episodes.age[episode] ?? 0) <= 14 ? 0.5 : 1)
        : isVisit && who.isEmployee
          ? Math.max(0, yearly - outpatientEligible)
          : 0
      const deductible = Math.min(standard, ordinary)
      const left = Math.min(
        !isVisit || who.isEmployee ? Math.max(0, maximum - pooledPaid) : 1e15,
        isVisit ? Math.max(0, outpatientMaximum - outpatientPaid) : 1e15,
      )
      const plain = eligible - raised
      const fromPlain = Math.min(deductible + other, plain)
      const fromRaised = deductible + other - fromPlain
      const pay = (lowered: number): number =>
        half((plain - fromPlain) * (ratio - lowered)) +
        (raised === 0 ? 0 : payRaised(byPoints, fromRaised, ratio - lowered))
      const lowering = isStay || what.type === 4 ? what.lowering : 0
      const pooled = Math.min(pay(lowering), left)
      const reduction = lowering === 0 ? 0 : Math.min(pay(0), left) - pooled
      if (raised > 0) byPoints.fill(0)
      const burden = ordinary - deductible - pooled - reduction
      let catastrophic = 0
      if (burden > 0) {
        const due = who.isEmployee
          ? half(above(burdenSoFar + burden, 1_200_000) * 8_000)
          : residentDue(burdenSoFar + burden, who.isLow)
        catastrophic = due - owed
        owed = due
      }
      const person_ = total - pooled - other - catastrophic
      const fromAccount =
        what.useAccount && who.isEmployee ? Math.max(0, Math.min(account, person_ - excluded)) : 0
      account -= fromAccount
      burdenSoFar += burden
      antenatalPaid += other
      if (!isVisit || who.isEmployee) pooledPaid += pooled
      if (isVisit) {
        outpatientEligible += ordinary
        outpatientPaid += pooled
      }
      if (isStay && what.isOncology) oncologyStays++
      totals.pooled += pooled
      totals.other += other
      totals.catastrophic += catastrophic
      totals.account += fromAccount
      totals.cash += person_ - fromAccount
    }
  }
  return totals
}

/** What is paid of the costs with one to ten points of bonus, of which the lowest bear what is left to be borne first. */
function payRaised(byPoints: Float64Array, borne: number, ratio: number): number {
  let rest = borne
  let pay = 0
  for (let points = 0; points < byPoints.length; points++) {
    const base = byPoints[points] ?? 0
    const used = Math.min(rest, base)
    rest -= used
    pay += half((base - used) * (ratio + points * 100))
  }
  return pay
}

const TYPES: readonly string[] = ['inpatient', 'outpatient', 'antenatal', 'separateDrug', 'daySurgery']

const above = (amount: number, threshold: number): number => (amount > threshold ? amount - threshold : 0)

function residentDue(burden: number, isLow: boolean): number {
  const extra = isLow ? 500 : 0
  const first = above(Math.min(burden, 3_000_000), isLow ? 600_000 : 1_200_000) * (6_000 + extra)
  const second = above(Math.min(burden, 10_000_000), 3_000_000) * (6_500 + extra)
  return half(first + second + above(burden, 10_000_000) * (7_500 + extra))
}
