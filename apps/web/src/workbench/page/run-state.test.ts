import { describe, expect, it } from 'vitest'
import type { Step } from '../plans/plan.ts'
import type { StepRecord } from '../plans/run-plan.ts'
import { type Answer, readAnswer } from '../wire/answer.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import {
  edited,
  msgidIn,
  newRun,
  type Run,
  renewed,
  repetitionsOf,
  textFor,
  withDraft,
  withRecord,
} from './run-state.ts'

const institution = {
  fixmedins_code: 'H42080200001',
  fixmedins_name: '示例·荆门第一医院',
  level: 3,
  kind: 'hospital',
  admdvs: '420802',
  signed: true,
  infcode: 'number' as const,
  gateway: 'none' as const,
  paasid: '',
  secret: '',
}
const fixtures: Fixtures = {
  endpoint: '',
  mdtrtarea_admvs: '420800',
  institutions: [institution],
  persons: [],
  items: [],
  diseases: [],
}
const person = { insuplc_admdvs: '420802' }
// Only what the writing of these two messages reads.
const visit = { institution, person } as Step['visit']
const stepOf = (infno: string): Step => ({
  key: infno,
  infno,
  title: infno,
  visit,
  input: ({ ids }) => ({ data: { mdtrt_id: ids.mdtrt_id ?? '', note: '' } }),
  brings: () => ({ mdtrt_id: 'M1' }),
  expects: () => [],
})
const [admit, settle] = [stepOf('2401'), stepOf('2304')]
const clock = { at: 1_792_464_127_214 }
const writing = { fixtures, sources: { nowMs: () => clock.at, nonce: () => '', sequence: () => ++clock.at } }
const fresh = (): Run =>
  newRun({ scenarioKey: 'k', title: '', note: '', plan: { visit, steps: [admit, settle] } }, clock.at)

const answer: Answer | null = readAnswer('{"infcode":0}')
const sent = (step: Step, body: string): StepRecord => ({
  step,
  exchange: {
    msgid: msgidIn(body),
    message: { infno: step.infno, path: '', headers: {}, body },
    signing: [],
    sentAtMs: clock.at,
    reply: { arrived: true, status: 200, headers: {}, text: '{"infcode":0}', tookMs: 1 },
  },
  answer,
  findings: [],
  asExpected: true,
  ids: { mdtrt_id: 'M1' },
})

describe('the text of a step', () => {
  it('keeps its msgid while it is only looked at', () => {
    const run = withDraft(fresh(), '2401', writing)
    expect(textFor(run, admit, writing)).toBe(textFor(run, admit, writing))
  })

  it('gets the id that an earlier answer brought', () => {
    const looked = withDraft(fresh(), '2304', writing)
    const run = withRecord(looked, sent(admit, textFor(looked, admit, writing)))
    expect(textFor(run, settle, writing)).toContain('"mdtrt_id": "M1"')
  })

  it('keeps what the developer changed when the id arrives', () => {
    const before = withDraft(fresh(), '2304', writing)
    const body = textFor(before, settle, writing).replace('"note": ""', '"note": "改过"')
    const run = withRecord(edited(before, '2304', body), sent(admit, '{}'))
    expect(textFor(run, settle, writing)).toContain('"note": "改过"')
    expect(textFor(run, settle, writing)).toContain('"mdtrt_id": "M1"')
  })

  it('sent anew has another msgid and is otherwise the same', () => {
    const run = withDraft(fresh(), '2401', writing)
    const first = textFor(run, admit, writing)
    const second = renewed(run, admit, writing)
    expect(msgidIn(second)).not.toBe(msgidIn(first))
    expect(second.replace(msgidIn(second), msgidIn(first))).toBe(first)
  })

  it('has its msgid read even where it is no JSON any more', () => {
    expect(msgidIn('{ "msgid": "A1", ')).toBe('A1')
  })
})

it('repetitions are all sendings of one msgid, whichever step sent them', () => {
  const body = '{"msgid":"A1"}'
  const again: Step = { ...settle, key: '2304.again' }
  const run = [sent(settle, body), sent(again, body), sent(admit, '{"msgid":"A2"}')].reduce(
    withRecord,
    fresh(),
  )
  expect(repetitionsOf(run, '2304.again')).toHaveLength(2)
})
