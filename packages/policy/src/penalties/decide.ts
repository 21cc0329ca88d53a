import { timesRatio, WHOLE } from '@tongchou/kernel'
import type { ArticleTerms, MEASURES, TierTerms } from './terms.ts'

export interface PenaltyFacts {
  item?: number | undefined
  /** Loss or sum defrauded, fen. */
  amount: number
  lastYearFundPay: number
  first: boolean
  corrected: boolean
  refused: boolean
  intent: boolean
  accountOnly: boolean
  selfInspected: boolean
  individual: boolean
  grave: boolean
  falseInformation: boolean
}

type Measure = (typeof MEASURES)[number]

/** What the officer may decide inside; the decision itself is a person's, approved by a second one. */
export interface PenaltyRange {
  tier: TierTerms['tier'] | 'undetermined'
  fineMin: number
  fineMax: number
  fineMinExclusive: boolean
  suspensionMonthsMin: number
  suspensionMonthsMax: number
  measures: Measure[]
  notes: string[]
}

type Range = Omit<PenaltyRange, 'tier' | 'measures' | 'notes'>

/** The tier and ranges of one case under one article (JX-1 to JX-8). Where the text gives no tier, or two, it says so. */
export function decidePenalty(facts: PenaltyFacts, article: ArticleTerms): PenaltyRange {
  const found = findTier(facts, article)
  const tier = 'tier' in found ? found.tier : null
  const isSpared = tier?.tier === 'none'
  const refusal = facts.refused && !isSpared ? article.onRefusal : undefined
  const [monthsMin, monthsMax] = refusal?.suspension ?? [
    found.range.suspensionMonthsMin,
    found.range.suspensionMonthsMax,
  ]
  return {
    tier: tier?.tier ?? 'undetermined',
    ...found.range,
    suspensionMonthsMin: monthsMin,
    suspensionMonthsMax: monthsMax,
    measures: isSpared
      ? ['interview']
      : [
          ...article.measures.filter(
            (measure) => measure !== 'return' || !article.returnWhereLost || facts.amount > 0,
          ),
          ...(refusal?.measures ?? []),
          ...(tier?.measures ?? []),
        ],
    notes: [...found.notes, ...notesOf(facts, article)],
  }
}

type Found = { tier: TierTerms; range: Range; notes: string[] } | { range: Range; notes: string[] }

function findTier(facts: PenaltyFacts, article: ArticleTerms): Found {
  const open = (note: string): Found => ({ range: regulationRange(facts, article), notes: [note] })
  if (facts.intent && article.intent?.governs === true) return open(article.intent.note)
  const whole = (tier: TierTerms): Found => ({ tier, range: rangeOf(tier, facts), notes: [] })
  // Not to be punished at all is examined before any band.
  const spared = article.tiers.find((tier) => tier.tier === 'none' && fits(tier, facts, 'amount'))
  if (spared !== undefined) return whole(spared)
  const defied = facts.falseInformation && facts.refused
  const severest = article.tiers.findLast(({ tier, items }) => tier === 'severe' && isOfItem(items, facts))
  const needsBase = article.measuredBy === 'shareOfFundPay' && facts.lastYearFundPay === 0
  if (needsBase && !(defied && severest !== undefined)) return open('no-base')
  const fitting = article.tiers.filter(
    (tier) => tier.tier !== 'none' && fits(tier, facts, article.measuredBy),
  )
  const severe = defied ? severest : fitting.find(({ tier }) => tier === 'severe')
  const mild = fitting.find(({ tier }) => tier === 'mitigated' || tier === 'lenient')
  if (severe !== undefined && mild !== undefined) return bothOf(mild, severe, facts)
  const decided = severe ?? mild ?? fitting[0]
  return decided === undefined ? open('gap') : whole(decided)
}

/** Severe and mild facts together (JX-7): the officer sees both and decides between the mild minimum and the severe maximum. */
function bothOf(mild: TierTerms, severe: TierTerms, facts: PenaltyFacts): Found {
  const low = rangeOf(mild, facts)
  const high = rangeOf(severe, facts)
  return {
    range: { ...low, fineMax: high.fineMax, suspensionMonthsMax: high.suspensionMonthsMax },
    notes: [`conflict:${mild.tier}/severe`],
  }
}

const isOfItem = (items: readonly number[] | undefined, { item }: PenaltyFacts): boolean =>
  items === undefined || (item !== undefined && items.includes(item))

function fits(tier: TierTerms, facts: PenaltyFacts, measuredBy: ArticleTerms['measuredBy']): boolean {
  const { when, items } = tier
  for (const [fact, wanted] of Object.entries(when))
    if (facts[fact as keyof typeof when] !== wanted) return false
  if (!isOfItem(items, facts)) return false
  return (tier.orAccountOnly && facts.accountOnly) || isInBand(tier, facts, measuredBy)
}

function isInBand(
  { above, upTo }: TierTerms,
  facts: PenaltyFacts,
  measuredBy: ArticleTerms['measuredBy'],
): boolean {
  const isShare = measuredBy === 'shareOfFundPay'
  const amount = isShare ? BigInt(facts.amount) * BigInt(WHOLE) : BigInt(facts.amount)
  const limit = (bound: number): bigint =>
    isShare ? BigInt(bound) * BigInt(facts.lastYearFundPay) : BigInt(bound)
  return (above === undefined || amount > limit(above)) && (upTo === undefined || amount <= limit(upTo))
}

function rangeOf(tier: TierTerms, { amount }: PenaltyFacts): Range {
  const [low, high] = tier.times ?? [0, 0]
  const [fineMin, fineMax] = tier.fine ?? [timesRatio(amount, low), timesRatio(amount, high)]
  const [suspensionMonthsMin, suspensionMonthsMax] = tier.suspension
  const isBand = tier.fine === undefined ? low > 0 && low < high && amount > 0 : true
  return { fineMin, fineMax, fineMinExclusive: isBand, suspensionMonthsMin, suspensionMonthsMax }
}

function regulationRange({ amount }: PenaltyFacts, { regulation }: ArticleTerms): Range {
  const [low, high] = regulation.times ?? [0, 0]
  const [suspensionMonthsMin, suspensionMonthsMax] = regulation.suspension
  return {
    fineMin: timesRatio(amount, low),
    fineMax: timesRatio(amount, high),
    fineMinExclusive: false,
    suspensionMonthsMin,
    suspensionMonthsMax,
  }
}

/** Defects of the text and other articles that the officer must know of. */
function notesOf(facts: PenaltyFacts, article: ArticleTerms): string[] {
  const notes: string[] = []
  if (facts.intent && article.intent?.governs === false) notes.push(article.intent.note)
  const doubt = article.doubtfulBetween
  if (doubt !== undefined && facts.amount > doubt.above && facts.amount <= doubt.upTo) notes.push(doubt.note)
  const overlapping = article.tiers.filter(
    (tier) => tier.orAccountOnly && facts.accountOnly && fits(tier, facts, 'amount'),
  )
  if (overlapping.length > 1) notes.push('account-only-overlap')
  return notes
}
