import { describe, expect, it } from 'vitest'
import { PERSONS, PLACES } from '../scenarios/cast.ts'
import { castOf, cleanupOf, SCENARIOS } from '../scenarios/index.ts'
import { asObject, type JsonObject, parse, textOf } from '../wire/answer.ts'
import type { Fixtures } from '../wire/fixtures.ts'
import type { Message } from '../wire/message.ts'
import type { Reply } from '../wire/transport.ts'
import { runPlan, type StepRecord, takeBack } from './run-plan.ts'
import { stay } from './stay-steps.ts'
import { lineOf, type Visit } from './visit.ts'

const institution = {
  fixmedins_code: PLACES.tertiary,
  fixmedins_name: '示例·荆门第一医院',
  level: 3,
  kind: 'hospital',
  admdvs: '420802',
  signed: true,
  infcode: 'number' as const,
  gateway: 'x-tif' as const,
  paasid: 'p',
  secret: 's',
}
const person = {
  psn_no: PERSONS.employee,
  psn_name: '示例·钱一',
  certno: '420802198805100010',
  mdtrt_cert_type: '02',
  insutype: '310',
  insuplc_admdvs: '420802',
  psn_type: '11',
  birthDate: '1988-05-10',
  status: 'active',
  categories: [],
  conditions: [],
  balc: 0,
  situation: '职工在职',
}
const item = {
  med_list_codg: 'X1',
  medins_list_codg: 'H1',
  name: '注射用头孢曲松钠',
  list_type: '101',
  med_chrgitm_type: '09',
  chrgitm_lv: '01',
  pric: 6.9,
  cnt_unit: '支',
}
const diagnosis = { dise_codg: 'J18.900', dise_name: '肺炎' }
const fixtures: Fixtures = {
  endpoint: '/fsi/api/rsfComIfsService/callService',
  mdtrtarea_admvs: '420800',
  institutions: [institution],
  persons: [person],
  items: [item],
  diseases: [diagnosis],
}
const visit: Visit = {
  kind: 'stay',
  institution,
  person,
  medType: '21',
  startedOn: '2026-11-16',
  endedOn: '2026-11-23',
  diagnosis,
  benefitDisease: null,
  lines: Array.from({ length: 120 }, () => lineOf(item, 1, '2026-11-16')),
  usesAccount: false,
}

/** A network with a platform behind it that takes everything, or refuses one number. */
function network(refuses?: string) {
  const sent: Message[] = []
  let clock = 1_792_464_127_214
  const send = async (message: Message): Promise<Reply> => {
    sent.push(message)
    const output = { '2401': { result: { mdtrt_id: 'M1' } }, '2304': { setlinfo: { setl_id: 'S1' } } }[
      message.infno
    ]
    const text = JSON.stringify({
      infcode: message.infno === refuses ? -1 : 0,
      err_msg: '不行',
      output: output ?? {},
    })
    return { arrived: true, status: 200, headers: {}, text, tookMs: 5 }
  }
  const needs = {
    fixtures,
    send,
    form: 'single' as const,
    sources: { nowMs: () => ++clock, nonce: () => `n${clock}`, sequence: () => clock },
  }
  return { sent, needs }
}

const bodyOf = (message: Message | undefined): JsonObject => asObject(parse(message?.body ?? '')) ?? {}
const nodeOf = (message: Message | undefined, node: string) =>
  asObject(asObject(bodyOf(message).input)?.[node])

describe('a run of a stay', () => {
  it('carries the id of 2401 into every later message', async () => {
    const { sent, needs } = network()
    await runPlan(needs, { visit, steps: stay(visit) }, [], () => {})
    expect(sent.map(({ infno }) => infno)).toEqual(['2401', '2301', '2301', '2402', '2303', '2304'])
    expect(nodeOf(sent.at(-1), 'data')?.mdtrt_id).toBe('M1')
    expect(nodeOf(sent[3], 'dscginfo')?.mdtrt_id).toBe('M1')
  })

  it('has a msgid of 30 characters of its own for every message', async () => {
    const { sent, needs } = network()
    await runPlan(needs, { visit, steps: stay(visit) }, [], () => {})
    const ids = sent.map((message) => textOf(bodyOf(message).msgid))
    expect(new Set(ids).size).toBe(6)
    expect(ids.every((id) => id.length === 30)).toBe(true)
  })

  it('sends the sum of its lines as medfee_sumamt, with two decimals', async () => {
    const { sent, needs } = network()
    await runPlan(needs, { visit, steps: stay(visit) }, [], () => {})
    expect(sent.at(-1)?.body).toContain('"medfee_sumamt": 828.00')
  })

  it('stops at the first step that is not as expected, and cleans up', async () => {
    const { sent, needs } = network('2402')
    const records: StepRecord[] = []
    const plan = { visit, steps: stay(visit) }
    await runPlan(needs, plan, cleanupOf(plan), (record) => records.push(record))
    expect(records.map(({ asExpected }) => asExpected)).toEqual([true, true, true, false])
    expect(sent.slice(4).map(({ infno }) => infno)).toEqual(['2405', '2302', '2404'])
  })

  it('sends a repetition with the same bytes and a fresh signature', async () => {
    const { sent, needs } = network()
    const steps = stay(visit)
    const [last] = steps.slice(-1)
    const again = last === undefined ? [] : [{ ...last, key: 'again', repeats: '2304' }]
    const records = await runPlan(needs, { visit, steps: [...steps, ...again] }, [], () => {})
    const [first, second] = sent.slice(-2)
    expect(second?.body).toBe(first?.body)
    expect(second?.headers['x-tif-signature']).not.toBe(first?.headers['x-tif-signature'])
    expect(records.at(-1)?.findings.map(({ text }) => text)).toContain('与首次应答逐字节相同')
  })
})

describe('what is taken back', () => {
  const cleanup = cleanupOf({ visit, steps: stay(visit) })
  const takenBack = async (ids: Record<string, string>) => {
    const { sent, needs } = network()
    await takeBack(needs, cleanup, ids, '1')
    return sent.map(({ infno }) => infno)
  }

  it('of a settled stay is the settlement, the discharge, the lines and the admission', async () => {
    expect(await takenBack({ mdtrt_id: 'M1', setl_id: 'S1' })).toEqual(['2305', '2405', '2302', '2404'])
  })

  it('of a settlement whose answer was lost is whatever its msgid did', async () => {
    const ids = { mdtrt_id: 'M1', 'msgid:2304': 'A1' }
    expect(await takenBack(ids)).toEqual(['2601', '2405', '2302', '2404'])
  })

  it('of nothing is nothing', async () => {
    expect(await takenBack({})).toEqual([])
  })
})

describe('the list of scenarios', () => {
  it('has keys and titles that are its own', () => {
    expect(new Set(SCENARIOS.map(({ key }) => key)).size).toBe(SCENARIOS.length)
    expect(new Set(SCENARIOS.map(({ title }) => title)).size).toBe(SCENARIOS.length)
  })

  it('says in a sentence what the fixtures lack', () => {
    const empty = { ...fixtures, persons: [] }
    for (const scenario of SCENARIOS) {
      expect(() => scenario.compose(castOf(empty), '2026-11-24')).toThrow(/样例数据里没有/)
    }
  })
})
