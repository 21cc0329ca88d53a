import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { ok, type Result, uuidV7 } from '@tongchou/kernel'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { accountByLogin } from './sessions.ts'
import { addAccount, specimenPlatform } from './specimen.ts'
import type { Staff } from './staff.ts'
import { askAccount } from './use-cases/ask-account.ts'
import { decideAccount } from './use-cases/decide-account.ts'
import { suspendAccount } from './use-cases/suspend-account.ts'
import { rightsFindings } from './verify-rights.ts'

const opened: Awaited<ReturnType<typeof createTestDatabase>>[] = []
let fresh: Awaited<ReturnType<typeof createTestDatabase>>

const PERSON = uuidV7(Date.UTC(2026, 0, 1), new Uint8Array(10))

/** Two administrators open the account `li`, give it another district, suspend it and open it again; and an insured person's, `zhang`. */
beforeEach(async () => {
  fresh = await createTestDatabase()
  opened.push(fresh)
  const { needs } = specimenPlatform(fresh.database)
  await addAccount(fresh.database, 'zheng', ['administrator'])
  await addAccount(fresh.database, 'wu', ['administrator'])
  const [zheng, wu] = [await staffOf('zheng'), await staffOf('wu')]
  const both = async (request: Parameters<ReturnType<typeof askAccount>>[0]) => {
    const { requestId } = done(await askAccount(needs)(request, zheng))
    done(await decideAccount(needs)({ requestId, approve: true, decidedBy: wu.login, scope: '*' }))
  }
  const rights = { name: '示例·李敏', office: '经办', roles: ['counter' as const], providerCode: null }
  await both({ kind: 'add', login: 'li', ...rights, scope: '420802', reason: '新到岗' })
  await both({ kind: 'grant', login: 'li', ...rights, scope: '420804', reason: '调岗' })
  done(await suspendAccount(needs)({ login: 'li', reason: '休假' }, wu))
  await both({ kind: 'resume', login: 'li', reason: '回岗' })
  const insured = { personId: PERSON, name: '示例·张三' }
  await both({ kind: 'addInsured', login: 'zhang', insured, reason: '本人申请' })
})
afterAll(async () => {
  for (const one of opened) await one.drop()
})

async function staffOf(login: string): Promise<Staff> {
  const account = await accountByLogin(fresh.database, login, new Date())
  if (account === null) throw new Error(`no account ${login}`)
  return account.staff
}

function done<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(result.error.code)
  return ok(result.value).value
}

test('rights that two administrators gave follow from the chain', async () => {
  let looked = 0
  expect(await rightsFindings(fresh.database, () => looked++)).toEqual([])
  expect(looked).toBe(4)
})

test.each([
  [
    'a role that nobody granted',
    `update staff set roles = '{counter,finance}' where login = 'li'`,
    'li',
    '不是审计链给它的权限',
  ],
  [
    'the district of before',
    `update staff set scope = '420802' where login = 'li'`,
    'li',
    '不是审计链给它的权限',
  ],
  [
    "another person's record",
    `update staff set person_id = gen_random_uuid() where login = 'zhang'`,
    'zhang',
    '不是审计链给它的权限',
  ],
  [
    'a clerk who became an insured person',
    `update staff set roles = '{insured}', person_id = gen_random_uuid() where login = 'li'`,
    'li',
    '不是审计链给它的权限',
  ],
  [
    'an account closed past the chain',
    `update staff set is_active = false where login = 'li'`,
    'li',
    '停用与否',
  ],
  [
    'an installed account with another district',
    `update staff set scope = '420802' where login = 'wu'`,
    'wu',
    '不是装库时的权限',
  ],
  [
    'an account out of nowhere',
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope)
       values (gen_random_uuid(), 'ghost', '示例·无', '', '', '{finance}', '*')`,
    'ghost',
    '没有来历',
  ],
  [
    'a request that says afterwards what was not approved',
    `update account_request set rights = jsonb_set(rights, '{scope}', '"*"') where kind = 'grant'`,
    'li',
    '与审计链中的摘要不符',
  ],
  [
    'an account under another login',
    `update staff set login = 'li2' where login = 'li'`,
    'li2',
    '名称与审计链不符',
  ],
  ['an account that is gone', `delete from staff where login = 'li'`, 'li', '已不存在'],
])('%s is named', async (_, tampering, login, what) => {
  await onServer(fresh.url, tampering)
  expect(await rightsFindings(fresh.database, () => {})).toContainEqual(
    expect.objectContaining({
      what: expect.stringContaining(what),
      row: expect.stringContaining(`login=${login}`),
    }),
  )
})
