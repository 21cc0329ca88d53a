import { toWireId, uuidV7 } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Platform, specimenPlatform } from './specimen-platform.ts'
import { specimenRequests, type Waiting } from './specimen-requests.ts'

let platform: Platform
let requests: Record<string, Waiting>
beforeAll(async () => {
  platform = await specimenPlatform()
  requests = await specimenRequests(platform)
})
afterAll(() => platform.close())

/** Everything that one person asks for and another decides on. */
const KINDS = [
  ...['sharing', 'filing', 'application', 'facts', 'reversal', 'readjudication'],
  ...['payments', 'change', 'account', 'draft', 'withdrawal'],
]

describe.each(KINDS)('%s', (kind) => {
  const it = (): Waiting => {
    const found = requests[kind]
    if (found === undefined) throw new Error(`no specimen of ${kind}`)
    return found
  }
  const decide = (login: string, body: unknown, at: string = it().at) =>
    platform.post(login, `${at}/decision`, body)
  const approving = { approve: true, seen: '', basis: '居住证', revision: 1 }
  const declining = { approve: false, reason: '材料不全' }
  const listed = async (login: string) => it().listed((await platform.get(login, it().list)).body)

  test('waits in the list of whoever may decide, with why, by whom and since when; not in that of another district', async () => {
    const { deciders, asker, elsewhere, own, reason } = it()
    const waiting = { reason, askedBy: expect.any(String), askedAt: expect.stringMatching(/^2026-10-2/) }
    expect(await listed(deciders[0])).toMatchObject({ ...waiting, mayDecide: true })
    if (own === 'same-person') expect(await listed(asker)).toMatchObject({ ...waiting, mayDecide: false })
    if (elsewhere !== null) expect(await listed(elsewhere)).toBeUndefined()
  })

  test.each<[string, () => string, object, number, () => string]>([
    ['nobody who has signed in', () => '', approving, 401, () => 'not-signed-in'],
    ['somebody of another office', () => it().outsider, approving, 403, () => 'not-your-role'],
    ['the one who asked', () => it().asker, declining, 403, () => it().own],
    ['somebody of another district', () => it().elsewhere ?? '', declining, 404, () => 'unknown-request'],
  ])('is not decided on by %s', async (_, login, body, status, code) => {
    if (login() === '' && status !== 401) return expect(it().elsewhere).toBeNull()
    expect(await decide(login(), body)).toMatchObject({
      ...{ status, body: { code: code() } },
    })
  })

  test.each([
    ['nothing', {}, 'approve'],
    ['neither yes nor no', { approve: 'yes' }, 'approve'],
    ['no without a reason', { approve: false }, 'reason'],
    ['no with one letter', { approve: false, reason: ' x ' }, 'reason'],
    ['no with a novel', { approve: false, reason: 'x'.repeat(201) }, 'reason'],
  ])('is not decided on by saying %s', async (_, body, field) => {
    expect(await decide(it().deciders[0], body)).toMatchObject({
      ...{ status: 400, body: { code: 'malformed', field, title: expect.stringMatching(/^请写明/) } },
    })
  })

  test('that nobody asked for is not there', async () => {
    const nowhere = toWireId(uuidV7(0, new Uint8Array(10)))
    for (const id of [nowhere, 'x'])
      expect(await decide(it().deciders[0], declining, it().at.replace(/[^/]+$/, id))).toMatchObject({
        status: 404,
        body: { code: 'unknown-request' },
      })
  })

  test('is sent back once, and the same said again has no effect and no refusal', async () => {
    const [first, second] = it().deciders
    const sentBack = await decide(first, declining)
    expect(sentBack.status).toBe(200)
    expect(await decide(first, declining)).toMatchObject({ status: 200 })
    const already = { status: 409, body: { code: 'already-decided', title: '这件申请已经办过：退回' } }
    expect(await decide(first, approving)).toMatchObject(already)
    expect(await decide(second, declining)).toMatchObject(already)
    expect(await listed(first)).not.toMatchObject({ mayDecide: true })
  })
})

test('a batch with persons of another district is for whoever sees all of them', async () => {
  const { database, desk, world } = platform
  const batch = desk.needs.newId()
  await database.query(
    `insert into payment_batch (batch_id, kind, reason, lines, total, asked_by, asked_at) values ($1, 'pay', '两区', 2, 200, 'sun', now())`,
    [batch],
  )
  for (const district of ['420802', '420881'])
    await database.query(
      `insert into person_payment values ($1, $2, $3, 'residentPooled', $4, 100, 0, 100)`,
      [await world.addPerson(`92${district}`), desk.needs.newId(), batch, district],
    )
  const url = `/api/payment-batches/${toWireId(batch)}/decision`
  expect(await platform.post('qian', url, { approve: true })).toMatchObject({
    ...{ status: 403, body: { code: 'other-district' } },
  })
})
