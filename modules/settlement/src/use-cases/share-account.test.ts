import { decideSharing, requestSharing, sharedRelations, shareOwnAccount } from '@tongchou/accounts'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relativesIn, type Somebody } from '../specimen-relatives.ts'
import { done } from '../specimen-stays.ts'
import { bundleFrom, jingmenFiles, smallWorld, type World } from '../testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

const TODAY = civilDate('2026-10-20')
const { somebody, child, named, settled } = relativesIn(() => world, TODAY)

test('brothers share from the day on which the city follows the nation, and not the day before', () => {
  const files = jingmenFiles()
  const followed = bundleFrom({
    ...files,
    'common.yaml': (files['common.yaml'] ?? '').replace(
      'relations: [spouse, parent, child] }',
      `relations: [spouse, parent, child] }
  - { from: "2027-01-01", cite: CN-family, relations: [spouse, parent, child, sibling, grandparent, grandchild] }`,
    ),
  })
  expect(sharedRelations(followed, civilDate('2026-12-31'))).not.toContain('sibling')
  expect(sharedRelations(followed, civilDate('2027-01-01'))).toContain('sibling')
})

describe('sharing an account is refused', () => {
  const grant = (owner: Somebody, to: Somebody, more: object = {}) =>
    shareOwnAccount(world.needs)({
      ...{ ownerId: owner.personId, relative: named(to), relation: 'child', from: TODAY },
      ...more,
    })
  const codeOf = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) =>
    (await answer).error?.code

  test.each<[string, (owner: Somebody, to: Somebody) => ReturnType<typeof grant>]>([
    ['unknown-relative', (owner, to) => grant(owner, to, { relative: { ...named(to), name: '示例·别人' } })],
    ['own-account', (owner) => grant(owner, owner)],
    ['dated-back', (owner, to) => grant(owner, to, { from: civilDate('2026-10-19') })],
    ['relation-not-shared', (owner, to) => grant(owner, to, { relation: 'sibling' })],
    [
      'not-shared-here',
      (owner, to) =>
        shareOwnAccount({ ...world.needs, bundleOn: () => ({ ...world.bundle, common: null }) })({
          ...{ ownerId: owner.personId, relative: named(to), relation: 'child', from: TODAY },
        }),
    ],
  ])('%s', async (code, ask) => {
    expect(await codeOf(ask(await somebody(), await child()))).toBe(code)
  })

  test('no-account and already-shared', async () => {
    const [owner, other] = [await somebody(), await child()]
    expect(await codeOf(grant(other, owner))).toBe('no-account')
    done(await grant(owner, other))
    expect(await codeOf(grant(owner, other))).toBe('already-shared')
  })
})

test('at a counter, nobody pays from the account until another clerk approves', async () => {
  const [patient, mother] = [await child(), await somebody()]
  const asked = {
    ...({
      ownerId: mother.personId,
      relation: 'parent',
      from: TODAY,
      basis: '申请表、户口簿',
      scope: '*',
    } as const),
    relative: { personNo: patient.personNo, name: `示例·${patient.personNo}` },
  }
  const { requestId } = done(await requestSharing(world.needs)({ ...asked, askedBy: 'jia' }))
  expect(done(await requestSharing(world.needs)({ ...asked, askedBy: 'bing' }))).toEqual({ requestId })
  expect((await settled(patient)).amounts.familyAccountPay).toBe(0)
  const decide = (decidedBy: string) =>
    decideSharing(world.needs)({ ownerId: mother.personId, requestId, approve: true, decidedBy, scope: '*' })
  expect(await decide('jia')).toMatchObject({ error: { code: 'same-person' } })
  expect(done(await decide('yi')).isApproved).toBe(true)
  expect(await decide('bing')).toMatchObject({ error: { code: 'already-decided', isApproved: true } })
  expect((await settled(patient)).amounts.familyAccountPay).toBeGreaterThan(0)
})
