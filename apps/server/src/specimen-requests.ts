import { toWireId, type Uuid } from '@tongchou/kernel'
import { deskOf, done } from '@tongchou/lawbook/testing'
import { dischargeEncounter, openEncounter, settleEncounter, uploadLines } from '@tongchou/settlement'
import { HOSPITAL } from '@tongchou/settlement/testing'
import type { Platform } from './specimen-platform.ts'

/** Something that waits for a second person: where it is listed and decided, who asked, who may decide, and who may not. */
export interface Waiting {
  /** Its address without `/decision`. */
  readonly at: string
  readonly list: string
  /** What the list answers, down to the one that waits. */
  readonly listed: (body: Body) => unknown
  readonly asker: string
  readonly deciders: readonly [string, string]
  readonly outsider: string
  /** Of another district; null where what waits is of no district. */
  readonly elsewhere: string | null
  /** What the one who asked is told who decides himself. */
  readonly own: 'same-person' | 'not-your-role'
  /** Why it was asked for, as the list says it. */
  readonly reason: string
}

const REASON = '单位证明'
const inRequests = (body: Body) => (body.requests as unknown[])[0]

/** One request of every kind that another person decides on, put into its table as it waits. */
export async function specimenRequests(platform: Platform): Promise<Record<string, Waiting>> {
  const { database, world, desk } = platform
  const { newId, now } = desk.needs
  for (const login of ['li', 'wang', 'zhao']) await platform.enter(login, ['counter'], '420802')
  await platform.enter('far', ['counter'], '420881')
  for (const login of ['sun', 'zhou2', 'qian']) await platform.enter(login, ['finance'], '420802')
  await platform.enter('far-finance', ['finance'], '420881')
  for (const login of ['xu', 'gao', 'lin']) await platform.enter(login, ['policy'])
  await platform.enter('far-policy', ['policy'], '420881')
  await platform.enter('zhou', ['supervisor'])
  for (const login of ['zheng', 'wu', 'admin']) await platform.enter(login, ['administrator'])
  const person = (await world.addPerson('9001')) as Uuid
  const relative = await world.addPerson('9002')
  await platform.enter('insured', ['insured'], '*', person)
  const who = toWireId(person)
  const ask = async (table: string, row: object): Promise<string> => {
    const requestId = newId()
    const whole = { request_id: requestId, asked_by: 'li', asked_at: now(), ...row }
    await database.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
      JSON.stringify(whole),
    ])
    return toWireId(requestId)
  }
  const clerks: Omit<Waiting, 'list' | 'at'> = {
    ...{ asker: 'li', deciders: ['wang', 'zhao'], outsider: 'admin', elsewhere: 'far' },
    ...{ own: 'same-person', reason: REASON, listed: inRequests },
  }
  const offsite = {
    ...{ kind: 'offsite', subject: 'longTerm', toPlace: '420100', toProvider: null },
    ...{ from: '2026-11-01', to: null },
  }
  const settlement = await settledStay(platform, person)
  const batch = newId()
  await database.query(
    `insert into payment_batch (batch_id, kind, reason, lines, total, asked_by, asked_at) values ($1, 'pay', $2, 1, 100, 'sun', $3)`,
    [batch, REASON, now()],
  )
  await database.query(
    `insert into person_payment values ($1, $2, $3, 'residentPooled', '420802', 100, 0, 100)`,
    [person, newId(), batch],
  )
  const change = newId()
  await database.query(
    `insert into register_change (change_id, register, file_name, digest, summary, districts, basis, asked_by, asked_at)
     values ($1, 'providers', 'a.csv', '\\x01', '1 家', '{420802}', $2, 'xu', $3)`,
    [change, REASON, now()],
  )
  const law = await lawRequests(platform)
  return {
    sharing: {
      ...clerks,
      list: '/api/sharing-requests',
      at: `/api/sharing-requests/${who}/${await ask('account_sharing_request', {
        ...{ person_id: relative, owner_id: person, relation: 'spouse' },
        ...{ valid_from: '2026-11-01', basis: REASON },
      })}`,
    },
    filing: {
      ...clerks,
      list: '/api/filing-requests',
      at: `/api/filing-requests/${who}/${await ask('filing_request', {
        ...{ person_id: person, filing: offsite, basis: REASON },
      })}`,
    },
    application: {
      ...{ ...clerks, asker: 'insured', own: 'not-your-role', list: '/api/filing-applications' },
      at: `/api/filing-applications/${who}/${await ask('filing_application', {
        ...{ person_id: person, filing: offsite, said: REASON, asked_by: 'insured' },
      })}`,
    },
    facts: {
      ...{ ...clerks, list: '/api/event-requests' },
      at: `/api/event-requests/${who}/${await ask('event_request', {
        ...{ person_id: person, events: [], withdraws: [], changes: [], reason: REASON },
      })}`,
    },
    reversal: {
      ...{ ...clerks, list: '/api/reversal-requests' },
      at: `/api/reversal-requests/${who}/${await ask('reversal_request', {
        ...{ person_id: person, settlement_id: settlement, reason: REASON },
      })}`,
    },
    readjudication: {
      ...{ ...clerks, list: '/api/readjudication-requests' },
      at: `/api/readjudication-requests/${who}/${await ask('readjudication_request', {
        ...{ person_id: person, year: 2026, outcome: `\\x${'00'.repeat(32)}`, reason: REASON },
      })}`,
    },
    payments: {
      ...{ ...clerks, asker: 'sun', deciders: ['zhou2', 'qian'], outsider: 'li', elsewhere: 'far-finance' },
      ...{
        list: '/api/person-payments',
        listed: waitingBatch,
        at: `/api/payment-batches/${toWireId(batch)}`,
      },
    },
    change: {
      ...{ ...clerks, asker: 'xu', deciders: ['gao', 'zhou'], outsider: 'li', elsewhere: 'far-policy' },
      ...{ list: '/api/register-changes', listed: (body: Body) => (body.waiting as unknown[])[0] },
      at: `/api/register-changes/${toWireId(change)}`,
    },
    account: {
      ...{ ...clerks, asker: 'zheng', deciders: ['wu', 'admin'], outsider: 'li', elsewhere: null },
      list: '/api/staff',
      at: `/api/staff/requests/${await ask('account_request', {
        ...{ staff_id: newId(), login: 'new', kind: 'add', reason: REASON, asked_by: 'zheng' },
        rights: {
          name: '新人',
          office: '科室',
          roles: ['counter'],
          scope: '*',
          providerCode: null,
          personId: null,
        },
      })}`,
    },
    draft: {
      ...{ ...clerks, asker: 'xu', deciders: ['gao', 'zhou'], outsider: 'li', elsewhere: null },
      ...{ list: '/api/lawbook', listed: atDesk('draft'), reason: '自 2027-07-01 起执行', at: law.draft },
    },
    withdrawal: {
      ...{ ...clerks, asker: 'xu', deciders: ['gao', 'zhou'], outsider: 'li', elsewhere: null },
      ...{ list: '/api/lawbook', listed: atDesk('withdrawal'), at: law.withdrawal },
    },
  }
}

type Body = Record<string, unknown>

const waitingBatch = (body: Body) =>
  (body.batches as { state: string }[]).find(({ state }) => state === 'waiting')

const atDesk = (kind: string) => (body: Body) =>
  (body.waiting as { kind: string }[]).find((it) => it.kind === kind)

/** A settled stay of the person. @returns the settlement's id */
async function settledStay({ world: { needs } }: Platform, personId: Uuid): Promise<string> {
  const at = { personId, providerCode: HOSPITAL }
  const none = { diagnoses: [], particulars: {} }
  const stay = { kind: 'inpatient', startedOn: '2026-10-11', ...none } as const
  const { encounterId } = done(await openEncounter(needs)({ ...at, ...stay }))
  const line = {
    ...{ lineSn: '1', batch: '', itemCode: 'XA01', providerItem: 'XA01', unitPriceMicro: 50_000_000 },
    ...{
      quantity: 10_000_00,
      amount: 5_000_00,
      occurredOn: '2026-10-11',
      hasConsent: false,
      particulars: {},
    },
  }
  const encounter = { ...at, encounterId }
  done(await uploadLines(needs)({ ...encounter, lines: [line] }))
  done(await dischargeEncounter(needs)({ ...encounter, endedOn: '2026-10-20', ...none }))
  const message = {
    ...{ sender: { provider: HOSPITAL, operator: '示例' }, msgid: '1', infno: '2304', settledBy: '示例' },
    digest: new Uint8Array(32),
  }
  const settled = await settleEncounter(needs)({
    ...{ ...encounter, ...message, totalCost: 5_000_00, useAccount: false },
  })
  return String(done(settled).settlementId)
}

/** A version that is asked to be taken back, and a draft on it that waits for approval. */
async function lawRequests({ desk }: Platform): Promise<{ draft: string; withdrawal: string }> {
  const steps = deskOf(desk.needs)
  done(await steps.publish(await steps.approved()))
  const draftId = await steps.begin('2027-07-01')
  done(await steps.revise(draftId, { kind: 'enact', document: { number: '示例〔2026〕2号', title: '' } }))
  done(
    await steps.revise(draftId, {
      kind: 'set',
      file: 'inpatient.yaml',
      key: 'deductible',
      path: 'byLevel.tertiary',
      value: 1300,
    }),
  )
  done(await steps.runCases(draftId))
  await steps.decideAll(draftId)
  await steps.simulate(draftId)
  done(await steps.submit(draftId))
  const requestId = desk.needs.newId()
  await desk.needs.database.query('insert into law_withdrawal_request values ($1, $2, 2, $3, $4, $5)', [
    ...[requestId, '420800', REASON, 'xu', desk.needs.now()],
  ])
  return {
    draft: `/api/lawbook/drafts/${toWireId(draftId)}`,
    withdrawal: `/api/lawbook/versions/2/withdrawal/${toWireId(requestId)}`,
  }
}
