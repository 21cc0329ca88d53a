import fc from 'fast-check'
import type { Disease } from '../bundle/outpatient.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { BenefitFile, CommonFile } from '../bundle/schema.ts'
import { LISTED_DISEASES } from './arbitrary-years.ts'

/** Fen of a year's threshold or limit: none, to the fen, and so much that an ordinary year does not reach it. */
const yearly = fc.oneof(
  fc.constantFrom(0, 1, 500_000, 3_000_000),
  fc.integer({ min: 0, max: 5_000_000 }),
  fc.integer({ min: 10_000_000, max: 100_000_000 }),
)
const share = fc.oneof(fc.constantFrom(0, 5_000, 10_000), fc.integer({ min: 0, max: 10_000 }))
const schemes = fc.subarray(['employee' as const, 'resident' as const], { minLength: 1 })
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { freq: 3, nil: undefined })

const enacted = { from: '2025-01-01', cite: 'EX-1', readings: [], verified: true, binding: false }

const supplement = fc
  .record({
    schemes,
    above: yearly,
    share: fc.oneof(share, fc.record({ active: share, retired: share }), fc.record({ employee: share })),
    limit: maybe(yearly),
    countsDeductible: fc.boolean(),
  })
  .map((figures) => [{ ...enacted, ...figures }])

const order = fc
  .shuffledSubarray(['catastrophic' as const, 'civilServant' as const, 'enterprise' as const], {
    minLength: 3,
  })
  .map(([first, second, third]) => {
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('fast-check gives as many as are asked for')
    return [{ ...enacted, order: [first, second, third] as [typeof first, typeof second, typeof third] }]
  })

const assistanceClass = fc.record({
  cite: fc.constant('EX-13'),
  name: fc.constant('一类'),
  categories: fc.subarray(
    ['tekun' as const, 'dibao' as const, 'dibaoEdge' as const, 'illnessPoverty' as const],
    {
      minLength: 1,
    },
  ),
  threshold: fc.oneof(yearly, fc.record({ shareOfIncome: share })),
  share,
})

const assistance = fc
  .record({
    schemes,
    benefits: fc.subarray(['inpatient' as const, 'chronic' as const, 'outpatient' as const], {
      minLength: 1,
    }),
    incomeAHead: fc.constant(3_000_000),
    classes: fc.array(assistanceClass, { minLength: 1, maxLength: 3 }),
    limit: maybe(fc.oneof(yearly, fc.record({ resident: yearly }))),
    tilt: maybe(fc.record({ cite: fc.constant('EX-14'), above: yearly, share, limit: maybe(yearly) })),
  })
  .map((figures) => [{ ...enacted, ...figures }])

const laterPayers: fc.Arbitrary<Partial<CommonFile>> = fc.record({
  civilServant: maybe(supplement),
  enterprise: maybe(supplement),
  payersInOrder: maybe(order),
  assistance: maybe(assistance),
})

const rate = fc.oneof(share, fc.record({ employee: share, resident: share }))
const table = fc.record({ primary: share, secondary: share, tertiary: share })
const periods = ['year' as const, 'quarter' as const, 'month' as const]

/** Chronic diseases with limits are of one period, because several of one person share a limit. */
const diseaseIn = (per: (typeof periods)[number]): fc.Arbitrary<Disease> =>
  fc
    .record({
      kind: fc.constantFrom('chronic' as const, 'special' as const),
      ratio: fc.oneof(
        fc.constant('inpatient' as const),
        fc.record({ flat: rate }),
        fc.record({ table: fc.record({ employee: table, resident: table }) }),
      ),
      classB: maybe(share),
      limit: maybe(fc.oneof(yearly, fc.record({ employee: yearly }))),
      own: fc.constantFrom(...periods),
      facility: maybe(
        fc.record({
          kinds: fc.subarray(['hospital' as const, 'pharmacy' as const], { minLength: 1 }),
          levelAtLeast: fc.constant('secondary' as const),
        }),
      ),
    })
    .map(({ own, ...row }) => ({ ...row, name: '病', per: row.kind === 'special' ? own : per }))

const diseases = fc.constantFrom(...periods).chain((per) =>
  fc
    .record({
      list: fc.dictionary(fc.constantFrom(...LISTED_DISEASES), diseaseIn(per), { minKeys: 1 }),
      several: maybe(
        fc.record({ cite: fc.constant('EX-8'), plus: yearly, furtherAtMost: fc.integer({ min: 1, max: 3 }) }),
      ),
    })
    .map((list) => [{ ...enacted, ...list }]),
)

const chronic: fc.Arbitrary<Partial<BenefitFile>> = fc
  .record({
    diseases: maybe(diseases),
    facilities: maybe(fc.constantFrom('chronic' as const, undefined)),
    limit: fc.constantFrom('code' as const, 'code' as const, 'inpatient' as const, undefined),
    burden: fc.boolean(),
    yearly: maybe(yearly),
    ofAll: maybe(yearly),
    ofAssistance: maybe(yearly),
  })
  .map(({ diseases, facilities: certified, limit, burden, yearly, ofAll, ofAssistance }) => ({
    diseases,
    facilities: [{ ...enacted, signedWhenLocal: true, referralFiled: true, certified }],
    counts: [{ ...enacted, pooledPaid: burden, outpatient: false, limit, burden, oncologyStay: false }],
    maxima: {
      ...maximum('pooledPaid', yearly),
      ...maximum('limit:chronic', ofAll),
      ...maximum('limit:assistance', ofAssistance),
    },
  }))

const maximum = (counter: string, amounts: number | undefined): BenefitFile['maxima'] =>
  amounts === undefined ? {} : { [counter]: [{ ...enacted, amounts, raised: [] }] }

/** Any law of a place's that has payers after the pooled fund, and any list of diseases, for tests of laws that hold for all of them. */
export const anyLawOf = (place: Bundle): fc.Arbitrary<Bundle> => {
  const { common, benefits } = place
  if (common === null) throw new Error(`${place.name} has no benefits`)
  return fc.tuple(laterPayers, chronic).map(([payers, words]) => ({
    ...place,
    common: { ...common, ...payers },
    benefits: benefits.map((one) => (one.benefit === 'chronic' ? { ...one, ...words } : one)),
  }))
}
