import { priceTimesQuantity } from '@tongchou/kernel'
import fc from 'fast-check'
import {
  CATEGORIES,
  EPISODE_TYPES,
  type EpisodeFacts,
  EXCLUSIONS,
  LINE_KINDS,
  type LineFacts,
  type PersonFacts,
} from '../facts.ts'
import type { PersonYear } from './person-year.ts'

const MOST_EPISODES = 12

/** Titles under which somebody pays after the pooled fund. */
const WITH_LATER_PAYERS = [
  'civilServant',
  'enterpriseInsured',
  'tekun',
  'dibao',
  'dibaoEdge',
  'illnessPoverty',
]

/** Diseases of which a year may have visits; `X1` is on no list. */
export const LISTED_DISEASES = ['M03900', 'M01600', 'M02000', 'M07801', 'M00500', 'M08300']
const CERTIFIED = [...LISTED_DISEASES, 'X1']

/** Any person whom the places' law can meet, with a year of any care, for tests of laws that hold for all of them. */
export const anyPersonYear = (
  schemes: readonly PersonFacts['scheme'][],
  price: fc.Arbitrary<number> = anyPrice,
): fc.Arbitrary<PersonYear> =>
  fc.record({
    person: anyPerson(schemes),
    district: fc.constantFrom('420802', '420881'),
    episodes: fc.array(fc.record({ episode: anyEpisode(price), useAccount: fc.boolean() }), {
      maxLength: MOST_EPISODES,
    }),
  })

const STATUSES_OF = {
  employee: ['active', 'retired', 'flexible'],
  resident: ['resident'],
  student: ['student'],
} as const

const anyPerson = (schemes: readonly PersonFacts['scheme'][]): fc.Arbitrary<PersonFacts> =>
  fc.constantFrom(...schemes).chain((scheme) =>
    fc.record({
      scheme: fc.constant(scheme),
      status: fc.constantFrom(...STATUSES_OF[scheme]),
      birthDate: fc.constantFrom(
        '1950-03-02',
        '1980-05-01',
        '2010-03-01',
        '2011-02-28',
        '2011-03-01',
        '2024-12-31',
      ),
      categories: fc.oneof(
        fc.subarray([...CATEGORIES], { maxLength: 2 }),
        fc.subarray(WITH_LATER_PAYERS, { maxLength: 3 }),
      ),
      tier: scheme === 'student' ? fc.constantFrom(1 as const, 2 as const) : fc.constant(null),
      conditions: fc.subarray(
        [
          'hypertension',
          'diabetes',
          'majorDisease',
          'assistanceTilt',
          ...CERTIFIED.map((code) => `chronic:${code}`),
        ],
        { maxLength: 5 },
      ),
      maternityCovered: fc.boolean(),
      accountBalance: fc.constantFrom(0, 1, 30_000, 5_000_000),
    }),
  )

const often = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

/** Some yuan, the bands of consumables to the fen, and amounts that pass every yearly maximum. */
export const ordinaryPrice = fc.oneof(
  fc.integer({ min: 0, max: 300_000 }),
  fc.constantFrom(999_999, 1_000_000, 1_000_001, 2_999_999, 3_000_000, 3_000_001),
  fc.integer({ min: 1_000_000, max: 40_000_000 }),
)

/** Also prices above 2^31 fen, of which a bill of eight lines stays below 10^15. */
const anyPrice = fc.oneof(
  { weight: 3, arbitrary: ordinaryPrice },
  {
    weight: 1,
    arbitrary: fc.constantFrom(2_147_483_648, 99_999_999_999, 100_000_000_007, 90_000_000_000_001),
  },
)

const anyLine = (price: fc.Arbitrary<number>): fc.Arbitrary<LineFacts> =>
  fc
    .record({
      class: fc.constantFrom('A', 'A', 'B', 'B', 'C'),
      kind: fc.constantFrom(...LINE_KINDS),
      unitPrice: fc.oneof({ weight: 12, arbitrary: price }, { weight: 1, arbitrary: fc.constant(0) }),
      quantity: fc.constantFrom(10_000, 10_000, 5_000, 33_333, 0),
      under: often<number | null>(null, 0, 1, 5_000),
      bonusPoints: fc.constantFrom(0, 3, 5, 10),
      excluded: often<LineFacts['excluded']>(null, ...EXCLUSIONS),
    })
    .map(({ under, bonusPoints, ...line }) => ({
      ...line,
      amount: priceTimesQuantity(line.unitPrice, line.quantity),
      ceiling: under === null ? null : Math.max(0, line.unitPrice - under),
      bonusPoints: line.kind === 'tcm' ? bonusPoints : 0,
      date: '2025-03-02',
    }))

export const anyEpisode = (price: fc.Arbitrary<number> = anyPrice): fc.Arbitrary<EpisodeFacts> =>
  fc.record({
    type: fc.constantFrom(...EPISODE_TYPES),
    benefitCode: fc.constantFrom(null, 'majorDisease', ...CERTIFIED),
    facility: fc.record({
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      kind: fc.constantFrom('hospital' as const, 'pharmacy' as const, 'schoolHospital' as const),
      signed: often(true, false),
      local: often(true, false),
    }),
    start: fc.constantFrom('2025-02-28', '2025-03-01', '2025-03-02'),
    end: fc.constantFrom('2025-03-10', '2025-03-31', '2025-04-01', '2025-12-31', '2026-01-01'),
    offsite: often<EpisodeFacts['offsite']>('none', 'longTerm', 'referral', 'emergency', 'unfiled'),
    referral: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      {
        weight: 1,
        arbitrary: fc.record({
          direction: fc.constantFrom('up' as const, 'down' as const, 'department' as const),
          filed: fc.boolean(),
          deductiblePaid: fc.constantFrom(0, 20_000, 60_000, 100_000),
        }),
      },
    ),
    oncologyTherapy: fc.boolean(),
    liability: often<EpisodeFacts['liability']>('none', 'employer', 'thirdParty', 'workInjury'),
    lines: fc.array(anyLine(price), { maxLength: 8 }),
  })

/** The care of one with titles and certified diseases, in a year in which later payers and limits of diseases have their say. */
export const anyBusyYear: fc.Arbitrary<PersonYear> = fc
  .record({
    one: anyPersonYear(['employee', 'resident'], ordinaryPrice),
    titles: fc.subarray(WITH_LATER_PAYERS, { minLength: 1 }),
    certified: fc.subarray(LISTED_DISEASES, { minLength: 2 }),
    isTilted: fc.boolean(),
    care: fc.array(
      fc.record({
        type: fc.constantFrom(
          'inpatient' as const,
          'inpatient' as const,
          'chronic' as const,
          'outpatient' as const,
        ),
        code: fc.constantFrom(...LISTED_DISEASES),
      }),
      { minLength: MOST_EPISODES, maxLength: MOST_EPISODES },
    ),
  })
  .map(({ one, titles, certified, isTilted, care }) => ({
    ...one,
    person: {
      ...one.person,
      categories: titles,
      conditions: [...certified.map((code) => `chronic:${code}`), ...(isTilted ? ['assistanceTilt'] : [])],
    },
    episodes: one.episodes.map(({ episode, useAccount }, at) => {
      const { type = 'inpatient', code = null } = care[at] ?? {}
      return { episode: { ...episode, type, benefitCode: type === 'chronic' ? code : null }, useAccount }
    }),
  }))
