import { expect, test } from 'vitest'
import { calc } from '../cases/calc.ts'
import { wholeCase } from '../cases/signed-case.ts'
import { bundleOf, signedCases } from '../cases/specimen.ts'
import type { TraceStep } from '../settlement.ts'

/** The step 统筹基金支付 of the first signed case of a place, with some facts of the episode changed. */
function pooledStep(place: string, episode: object = {}): TraceStep | undefined {
  const bundle = bundleOf(place)
  const [signed] = signedCases(place).filter(({ given }) => given.kind === undefined)
  if (signed === undefined) throw new Error(`${place} has a signed settlement`)
  const whole = wholeCase(bundle.region, signed)
  const asked = { ...whole, episode: { ...(whole.episode as object), ...episode } }
  const { error, trace } = calc(asked, new Map([[bundle.region, bundle]]), { explain: true })
  expect(error).toBeUndefined()
  return (trace as TraceStep[]).find(({ step }) => step === 'pooledPay')
}

test('a payment that counts towards a maximum without a figure says that nothing bounds it', () => {
  const step = pooledStep('erenhot')
  expect(step?.clauses).toContain('EL-6')
  expect(step?.notes.join()).toContain('只计数、不封顶')
})

test('a filed long-term stay elsewhere cites the clause by which its ratio is not lowered', () => {
  const facility = { level: 3, kind: 'hospital', local: false }
  const step = pooledStep('jingmen', { offsite: 'longTerm', facility })
  expect(step?.clauses).toContain('JM-16.1')
  expect(step?.notes).toContain('长期异地居住备案，待遇与本地相同')
})

test('at home neither is said', () => {
  const step = pooledStep('jingmen')
  expect(step?.clauses).not.toContain('JM-16.1')
  expect(step?.notes).toEqual([])
})
