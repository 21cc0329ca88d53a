import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assert } from '@tongchou/kernel'
import {
  compilePolicy,
  EMPTY_YEAR,
  type EpisodeFacts,
  layeredFiles,
  readBundle,
  type SettlementAmounts,
} from '@tongchou/policy'
import { expect, test } from 'vitest'
import type { Step } from '../plans/plan.ts'
import { amountOf, type Visit } from '../plans/visit.ts'
import type { Answer } from '../wire/answer.ts'
import { castOf, SCENARIOS } from './index.ts'
import { ITEM_FACTS, SITUATIONS, specimenFixtures } from './specimen.ts'

const TODAY = '2026-11-24'
const REGIONS = new URL('../../../../../regions/', import.meta.url)
const filesIn = (place: string): Record<string, string> => {
  const folder = fileURLToPath(new URL(`${place}/`, REGIONS))
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(folder + name, 'utf8')]))
}
const read = readBundle(layeredFiles('jingmen', filesIn))
assert(read.ok, 'the law of Jingmen can be read')
const compiled = compilePolicy(read.value, TODAY)
assert(compiled.ok, 'the law of Jingmen is in force')
const policy = compiled.value

const OFFSITE: Readonly<Record<string, EpisodeFacts['offsite']>> = {
  offsiteLongTerm: 'longTerm',
  offsiteReferral: 'referral',
  offsiteUnfiled: 'unfiled',
}
const TYPES: Readonly<Record<string, EpisodeFacts['type']>> = { '28': 'daySurgery', '9904': 'separateDrug' }

/** The episode that a scenario's visit is in the words of the law. */
const episodeOf = (visit: Visit, isContinued: boolean): EpisodeFacts => ({
  type: TYPES[visit.medType] ?? (visit.kind === 'stay' ? 'inpatient' : 'outpatient'),
  benefitCode: null,
  // The fixtures' levels are these three.
  facility: {
    level: visit.institution.level as 1 | 2 | 3,
    kind: 'hospital',
    signed: true,
    local: visit.institution.admdvs.startsWith('4208'),
  },
  start: visit.startedOn,
  end: visit.endedOn,
  offsite: OFFSITE[visit.person.situation] ?? 'none',
  referral: isContinued ? { direction: 'up', filed: true, deductiblePaid: 20_000 } : null,
  oncologyTherapy: false,
  liability: 'none',
  lines: visit.lines.map((line) => {
    const facts = ITEM_FACTS.get(line.item.med_list_codg)
    assert(facts !== undefined, `the specimen has ${line.item.name}`)
    const { unitPrice, quantity, occurredOn } = line
    return {
      ...facts,
      unitPrice,
      quantity,
      amount: amountOf(line),
      bonusPoints: 0,
      excluded: null,
      date: occurredOn,
    }
  }),
})

const amountsOf = ({ visit, key }: Step): SettlementAmounts => {
  const { person } = visit
  const situation = SITUATIONS[person.situation] ?? {}
  return policy.amounts({
    person: {
      scheme: person.insutype === '390' ? 'resident' : 'employee',
      status: person.insutype === '390' ? 'resident' : 'active',
      birthDate: person.birthDate,
      categories: [],
      tier: null,
      conditions: [],
      maternityCovered: false,
      accountBalance: 0,
      ...situation.person,
    },
    year: { ...EMPTY_YEAR, ...situation.year },
    episode: episodeOf(visit, person.situation === 'referralUp' && !key.startsWith('first.')),
    useAccount: visit.usesAccount,
  }).amounts
}

/** The answer that a platform gives which settles as the law says. */
const answerOf = (it: SettlementAmounts): Answer => ({
  infcode: '0',
  infcodeType: 'number',
  errMsg: '',
  output: {
    setlinfo: {
      medfee_sumamt: it.totalCost / 100,
      fulamt_ownpay_amt: it.fullSelfPay / 100,
      overlmt_selfpay: it.overLimitSelfPay / 100,
      preselfpay_amt: it.firstSelfPay / 100,
      inscp_scp_amt: it.eligible / 100,
      act_pay_dedc: it.deductible / 100,
      hifp_pay: it.pooledPay / 100,
      hifob_pay: it.catastrophicEmployeePay / 100,
      hifmi_pay: it.catastrophicResidentPay / 100,
      fund_pay_sumamt: it.fundTotal / 100,
      psn_part_amt: it.personTotal / 100,
      acct_pay: it.accountPay / 100,
      psn_cash_pay: it.cashPay / 100,
    },
    setldetail: [{ fund_pay_type: '310100', fund_payamt: it.fundTotal / 100 }],
  },
})

const settled = SCENARIOS.filter(({ subject }) => subject !== '应当报错' && subject !== '撤销与重放').flatMap(
  (scenario) =>
    scenario
      .compose(castOf(specimenFixtures), TODAY)
      .steps.filter(({ infno }) => infno === '2304' || infno === '2207')
      .map((step) => [`${scenario.title} ${step.title}`, step] as const),
)

test.each(settled)('%s expects what the law of Jingmen gives', (_, step) => {
  const facts = { fixtures: specimenFixtures, ids: {}, serial: '1', nowMs: 0 }
  const broken = step.expects(answerOf(amountsOf(step)), facts).filter(({ holds }) => !holds)
  expect(broken).toEqual([])
})

test.each(settled)('%s notices a settlement that is one fen off', (_, step) => {
  const facts = { fixtures: specimenFixtures, ids: {}, serial: '1', nowMs: 0 }
  const amounts = amountsOf(step)
  const wrong = { ...amounts, pooledPay: amounts.pooledPay + 1 }
  expect(step.expects(answerOf(wrong), facts).some(({ holds }) => !holds)).toBe(true)
})
