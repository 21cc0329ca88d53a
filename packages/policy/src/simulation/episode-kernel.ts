import { tierFunction } from '../engine/catastrophic.ts'
import type { Block } from './block.ts'
import type { Cell } from './cell.ts'
import { ColumnBill } from './column-bill.ts'
import { COUNTER, type PeriodCounters } from './counters.ts'
import { LayerPays } from './layers.ts'
import { AMOUNT, AMOUNTS, type Row, type YearSoFar } from './row.ts'

/** The rulebook's order of calculation for episodes in columns, one person's year after the other. */
export class EpisodeKernel implements Row {
  readonly amounts = new Float64Array(AMOUNTS.length)
  readonly year: YearSoFar = {
    catastrophicBurden: 0,
    catastrophicDue: 0,
    outpatientEligible: 0,
    antenatalPaid: 0,
    oncologyStays: 0,
    account: 0,
    used: new Float64Array(8),
  }
  readonly #block: Block
  readonly #bill: ColumnBill
  readonly #payers = new LayerPays(this.amounts)

  constructor(block: Block) {
    this.#block = block
    this.#bill = new ColumnBill(block)
  }

  beginYear(account: number): void {
    const { year } = this
    year.catastrophicBurden = 0
    year.catastrophicDue = 0
    year.outpatientEligible = 0
    year.antenatalPaid = 0
    year.oncologyStays = 0
    year.account = account
    for (let at = 0; at < year.used.length; at++) year.used[at] = 0
  }

  /** Makes room for counters that the kernel has learnt of since. */
  reach(counters: number): void {
    if (counters <= this.year.used.length) return
    const used = new Float64Array(counters * 2)
    used.set(this.year.used)
    this.year.used = used
  }

  /** Wipes from the row what only some episodes write. */
  clear(): void {
    this.#payers.clear()
  }

  /** An episode for which the law has no figures: all of it is the person's, and nothing of the year moves. */
  leaveToPerson(episode: number): void {
    const { amounts } = this
    const totalCost = this.#bill.totalOf(episode)
    amounts.fill(0)
    for (const one of ['totalCost', 'fullSelfPay', 'personTotal', 'cashPay'] as const)
      amounts[AMOUNT[one]] = totalCost
  }

  settle(cell: Cell, episode: number): void {
    const { amounts, year } = this
    const bill = this.#bill
    const maternityLeft = cell.maternity === 0 ? 0 : Math.max(0, cell.maternity - year.antenatalPaid)
    bill.read(episode, cell, cell.isExcluded || (cell.isOutside && maternityLeft === 0))

    const asIfOther = Math.min(bill.eligible, maternityLeft) // 生育保险先支付
    if (cell.isOutside && !cell.isExcluded && maternityLeft > 0) bill.moveOut(bill.eligible - asIfOther)
    const ordinary = bill.eligible - asIfOther
    const deductible = Math.min(this.#standard(cell, episode), ordinary) // 起付标准
    const { ownLimit, periods } = cell
    const leftOfYear = this.#leftOfMaxima(cell)
    const left = ownLimit === null ? leftOfYear : Math.min(leftOfYear, this.#leftOfOwn(ownLimit, episode))
    const paidFirst = deductible + asIfOther
    const asIfPooled = Math.min(bill.pay(cell, paidFirst, cell.lowering), left) // 按比例支付，最高支付限额
    const unlowered = cell.lowering === 0 ? asIfPooled : Math.min(bill.pay(cell, paidFirst, 0), left)
    const offsiteReduction = unlowered - asIfPooled

    const remaining = ordinary - deductible - asIfPooled - offsiteReduction
    const counted = cell.countsBurden ? remaining : 0
    const isOwed = cell.isOwedByEmployer // 用人单位未参保、未缴费
    const { layers } = cell
    const paidBefore =
      layers === null ? 0 : this.#payers.beforeCatastrophic(layers, year.used, counted, deductible, isOwed)
    const burden = layers === null ? counted : Math.max(0, counted - paidBefore)
    const dueBefore = year.catastrophicDue
    const burdenAfter = year.catastrophicBurden + burden
    const dueAfter =
      cell.tiers === null || burden === 0 || burdenAfter <= cell.nothingUpTo
        ? dueBefore
        : tierFunction(cell.tiers, cell.isLowIncome, burdenAfter)
    const asIfCatastrophic = dueAfter - dueBefore
    const asIfLayers =
      layers === null
        ? 0
        : paidBefore +
          this.#payers.afterCatastrophic(layers, year.used, asIfCatastrophic, remaining + deductible)

    const asIfPaid = asIfPooled + asIfOther + asIfCatastrophic + asIfLayers
    const pooledPay = isOwed ? 0 : asIfPooled
    const otherPay = isOwed ? 0 : asIfOther
    const catastrophic = isOwed ? 0 : asIfCatastrophic
    const employerOwes = isOwed ? asIfPaid : 0
    const fundTotal = isOwed ? 0 : asIfPaid
    const personTotal = bill.totalCost - fundTotal
    const accountPay = cell.paysFromAccount
      ? Math.max(0, Math.min(year.account, personTotal - bill.legallyExcluded - employerOwes))
      : 0

    amounts[AMOUNT.totalCost] = bill.totalCost
    amounts[AMOUNT.fullSelfPay] = bill.fullSelfPay
    amounts[AMOUNT.overLimitSelfPay] = bill.overLimitSelfPay
    amounts[AMOUNT.firstSelfPay] = bill.firstSelfPay
    amounts[AMOUNT.eligible] = bill.eligible
    amounts[AMOUNT.deductible] = deductible
    amounts[AMOUNT.pooledPay] = pooledPay
    amounts[AMOUNT.pooledSelfPay] = bill.eligible - deductible - pooledPay - otherPay
    amounts[AMOUNT.catastrophicEmployeePay] = cell.isEmployee ? catastrophic : 0
    amounts[AMOUNT.catastrophicResidentPay] = cell.isEmployee ? 0 : catastrophic
    amounts[AMOUNT.otherPay] = otherPay
    amounts[AMOUNT.fundTotal] = fundTotal
    amounts[AMOUNT.personTotal] = personTotal
    amounts[AMOUNT.accountPay] = accountPay
    amounts[AMOUNT.cashPay] = personTotal - accountPay
    amounts[AMOUNT.employerOwes] = employerOwes
    amounts[AMOUNT.offsiteReduction] = offsiteReduction
    amounts[AMOUNT.catastrophicBurden] = burden

    year.account -= accountPay
    if (cell.isExcluded) return
    year.catastrophicBurden = burdenAfter
    year.catastrophicDue = dueAfter
    year.antenatalPaid += otherPay
    if (cell.countsOutpatient) year.outpatientEligible += ordinary
    if (cell.countsOncologyStay && !cell.isOutside) year.oncologyStays++
    if (pooledPay > 0)
      this.#move(cell, pooledPay, periods === null ? cell.limit : this.#periodOf(periods, episode))
  }

  /** 起付标准 of this stay or what is left of the year's; the lowest of several exceptions, then the referral. */
  #standard(cell: Cell, episode: number): number {
    if (cell.isYearly) return Math.max(0, cell.standard - this.year.outpatientEligible)
    let amount = cell.standard
    const { exceptions } = cell
    if (exceptions.length > 0) {
      const age = this.#block.episodes.age[episode] ?? 0
      const stay = this.year.oncologyStays + 1
      for (const one of exceptions)
        if (one.amount < amount && age <= one.ageAtMost && stay >= one.oncologyStayFrom) amount = one.amount
    }
    if (cell.referral === 'none') return amount
    if (cell.referral === 'nothing') return 0
    return Math.max(0, amount - (this.#block.episodes.deductiblePaid[episode] ?? 0))
  }

  /** What is left of the tightest of the maxima. */
  #leftOfMaxima({ maxima }: Cell): number {
    const { used } = this.year
    let left = Number.MAX_SAFE_INTEGER
    for (let at = 0; at < maxima.length; at++) {
      const one = maxima[at]
      if (one !== undefined) left = Math.min(left, one.amount - (used[one.counter] ?? 0))
    }
    return Math.max(0, left)
  }

  /** What is left of a disease's own limit in the period of the episode's last day. */
  #leftOfOwn({ amount, counters }: NonNullable<Cell['ownLimit']>, episode: number): number {
    const month = this.#block.episodes.endMonth[episode] ?? 0
    let left = amount
    for (const one of counters) left -= this.year.used[one.at(month)] ?? 0
    return Math.max(0, left)
  }

  #move(cell: Cell, pooledPay: number, limit: number): void {
    const { used } = this.year
    if (cell.countsPooled) used[COUNTER.pooledPaid] = (used[COUNTER.pooledPaid] ?? 0) + pooledPay
    if (cell.countsOutpatient) used[COUNTER.outpatientPaid] = (used[COUNTER.outpatientPaid] ?? 0) + pooledPay
    if (limit < 0) return
    used[limit] = (used[limit] ?? 0) + pooledPay
    if (cell.isChronicLimit) used[COUNTER.chronic] = (used[COUNTER.chronic] ?? 0) + pooledPay
  }

  /** The counter of the period in which the episode ends, which may be met for the first time. */
  #periodOf(periods: PeriodCounters, episode: number): number {
    const counter = periods.at(this.#block.episodes.endMonth[episode] ?? 0)
    this.reach(counter + 1)
    return counter
  }
}
