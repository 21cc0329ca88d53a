import { timesRatio } from '@tongchou/kernel'
import type { EpisodeType, PersonFacts, SettlementFacts, Supplement, YearState } from '../facts.ts'
import { isLowIncome, tierFunction } from './catastrophic.ts'
import { forPerson } from './for-person.ts'
import type { AssistanceTerms, CommonTerms, SupplementFigures } from './terms.ts'

/** What one payer after the pooled fund looked at and paid; kept for the trace and for the year's counters. */
export interface LayerPay {
  payer: Supplement | 'assistance' | 'assistanceTilt'
  clause: string
  /** Title or class under which the person has it. */
  title: string
  /** What this episode adds to the year's burden, and what that was before. */
  base: number
  before: number
  threshold: number
  share: number
  /** What the rule gives before the yearly limit, and what is left of that; null where there is no limit. */
  due: number
  limit: { amount: number; left: number } | null
  pay: number
}

/** What every payer after the pooled fund pays of one episode. */
export interface LaterPayers {
  /** What catastrophic insurance counts of this episode: what the payers before it left. */
  burden: number
  catastrophic: number
  civilServant: number
  enterprise: number
  assistance: number
  layers: readonly LayerPay[]
}

const NO_LAYERS: readonly LayerPay[] = []
/** The certified title under which a person has a supplement. */
export const TITLE_OF = { civilServant: 'civilServant', enterprise: 'enterpriseInsured' } as const

/**
 * Steps 8 to 10 of the rulebook: catastrophic insurance, civil-servant subsidy and employer's supplement in the bundle's order,
 * each on what the earlier ones left; then medical assistance on what remains, the deductible included.
 * @param left what remains of the eligible cost after deductible and pooled fund, without the off-site reduction
 * @param countsBurden whether this benefit's costs count towards thresholds of the year (JM-15)
 */
export function laterPayers(
  common: CommonTerms,
  facts: SettlementFacts,
  left: number,
  deductible: number,
  countsBurden: boolean,
): LaterPayers {
  const { supplements, assistance } = common
  const helps = assistance !== null && 'classes' in assistance
  const counted = countsBurden ? left : 0
  if (supplements === null && !helps)
    return {
      burden: counted,
      catastrophic: catastrophicPay(common, facts, counted),
      civilServant: 0,
      enterprise: 0,
      assistance: 0,
      layers: NO_LAYERS,
    }
  const layers: LayerPay[] = []
  const paid = { burden: counted, catastrophic: 0, civilServant: 0, enterprise: 0, assistance: 0, layers }
  let paidBefore = 0
  for (const payer of supplements?.order ?? CATASTROPHIC_ALONE) {
    // What an earlier payer paid of the deductible is not paid again.
    const open = (withDeductible: boolean) =>
      Math.max(0, counted + (withDeductible ? deductible : 0) - paidBefore)
    if (payer === 'catastrophic') {
      paid.burden = open(false)
      paid.catastrophic = catastrophicPay(common, facts, paid.burden)
    } else {
      const figures = supplements?.[payer] ?? null
      const rule = figures === null ? null : supplementRule(payer, figures, facts.person)
      const layer =
        rule === null
          ? null
          : layerPay(facts.year, rule, open(rule.countsDeductible), facts.year.layerBurden?.[payer] ?? 0)
      if (layer !== null) layers.push(layer)
      paid[payer] = layer?.pay ?? 0
    }
    paidBefore += paid[payer]
  }
  if (helps) {
    const help = assistancePay(assistance, facts, left + deductible - paidBefore)
    layers.push(...help)
    paid.assistance = help.reduce((sum, { pay }) => sum + pay, 0)
  }
  return paid
}

const CATASTROPHIC_ALONE = ['catastrophic'] as const

function catastrophicPay(common: CommonTerms, facts: SettlementFacts, burden: number): number {
  const tiers = common.catastrophic[facts.person.scheme]
  if (tiers === undefined || burden === 0) return 0
  const low = isLowIncome(tiers, facts.person)
  const before = facts.year.catastrophicBurden
  return tierFunction(tiers, low, before + burden) - tierFunction(tiers, low, before)
}

/** By what a payer after the pooled fund pays a person: a share of the year's burden above a threshold, up to a yearly limit. */
export interface LayerRule extends Pick<LayerPay, 'payer' | 'clause' | 'title' | 'threshold' | 'share'> {
  limit: number | null
  /** Whether the deductible is part of the burden that it looks at. */
  countsDeductible: boolean
}

/** The supplement of a person who has the title and is a member; null for everybody else. */
export function supplementRule(
  payer: Supplement,
  rule: SupplementFigures,
  person: PersonFacts,
): LayerRule | null {
  const share = forPerson(rule.share, person)
  if (!person.categories.includes(TITLE_OF[payer]) || !rule.schemes.includes(person.scheme) || share === null)
    return null
  return {
    payer,
    clause: rule.cite,
    title: TITLE_OF[payer],
    threshold: rule.above,
    share,
    limit: rule.limit ?? null,
    countsDeductible: rule.countsDeductible,
  }
}

/** Ordinary assistance by the first class that fits and, with an approved application, the tilt; null where no class fits. */
export function assistanceRules(
  rule: AssistanceTerms,
  person: PersonFacts,
  type: EpisodeType,
): { ordinary: LayerRule; tilt: LayerRule | null } | null {
  const own = rule.classes.find(({ categories }) => categories.some((one) => person.categories.includes(one)))
  if (own === undefined || !rule.benefits.includes(type) || !rule.schemes.includes(person.scheme)) return null
  const { tilt } = rule
  const title = own.name
  return {
    ordinary: {
      payer: 'assistance',
      clause: own.cite,
      title,
      threshold:
        typeof own.threshold === 'number'
          ? own.threshold
          : timesRatio(rule.incomeAHead ?? 0, own.threshold.shareOfIncome),
      share: own.share,
      limit: rule.limit === undefined ? null : forPerson(rule.limit, person),
      countsDeductible: true,
    },
    tilt:
      tilt === undefined || !person.conditions.includes('assistanceTilt')
        ? null
        : {
            payer: 'assistanceTilt',
            clause: tilt.cite,
            title,
            threshold: tilt.above,
            share: tilt.share,
            limit: tilt.limit ?? null,
            countsDeductible: true,
          },
  }
}

/** The tilt looks at what ordinary assistance leaves of the year. */
function assistancePay(rule: AssistanceTerms, facts: SettlementFacts, base: number): LayerPay[] {
  const { person, episode, year } = facts
  const rules = assistanceRules(rule, person, episode.type)
  if (rules === null) return []
  const before = year.layerBurden?.assistance ?? 0
  const ordinary = layerPay(year, rules.ordinary, base, before)
  if (rules.tilt === null) return [ordinary]
  const beforeTilt = before - (year.limitPaid.assistance ?? 0)
  return [ordinary, layerPay(year, rules.tilt, base - ordinary.pay, beforeTilt)]
}

/** What a share of the year's burden above a threshold grows by with this episode's. */
export function layerDue(
  { threshold, share }: Pick<LayerRule, 'threshold' | 'share'>,
  before: number,
  base: number,
): number {
  const upTo = (burden: number) => timesRatio(Math.max(0, burden - threshold), share)
  return upTo(before + base) - upTo(before)
}

/** What the burden's share grows by, at most what is left of the year's limit. */
function layerPay(year: YearState, rule: LayerRule, base: number, before: number): LayerPay {
  const { payer, clause, title, threshold, share } = rule
  const due = layerDue(rule, before, base)
  const limit =
    rule.limit === null
      ? null
      : { amount: rule.limit, left: Math.max(0, rule.limit - (year.limitPaid[payer] ?? 0)) }
  const pay = limit === null ? due : Math.min(due, limit.left)
  return { payer, clause, title, base, before, threshold, share, due, limit, pay }
}
