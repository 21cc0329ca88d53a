import { describe, expect, test } from 'vitest'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { TraceStep } from '../settlement.ts'
import { calc } from './calc.ts'
import { bundleOf, signedCases, wholeCase } from './specimen.ts'

describe.each([
  'jingmen',
  'erenhot',
  'shapingba',
  'siping',
  'jiangxi',
  'example-city',
  'national',
  'wuhan',
  'sichuan',
  'shantou',
  'qidong',
  'virtual-county',
])('%s', (place) => {
  const bundle = promulgated(bundleOf(place))
  const shelf = new Map([[bundle.region, bundle]])
  test.each(signedCases(place))('$title', (one) => {
    const answer = calc(wholeCase(bundle.region, one), shelf, { explain: true })
    expect(answer.error).toBeUndefined()
    expect(answer.result).toMatchObject(one.expect)
    const cited = (answer.trace as TraceStep[]).flatMap((step) => [...step.clauses, step.bound?.clause])
    for (const clause of one.because) expect(cited).toContain(clause)
  })
})

/** The cases of a draft are signed for the day on which it is promulgated. */
const promulgated = (bundle: Bundle): Bundle => ({ ...bundle, place: { ...bundle.place, inForce: true } })
