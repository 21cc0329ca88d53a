import { scryptSync } from 'node:crypto'
import { civilDate, type Uuid } from '@tongchou/kernel'
import { installedEntry, type Role } from '@tongchou/staff'
import type { Batch } from './copy.ts'
import { STORY_HOSPITAL } from './providers.ts'
import { Random } from './random.ts'
import { idOn } from './seeded-ids.ts'
import { STORY_PERSON_NO } from './situations.ts'

/** The password of every demo account; the city is a sandbox. */
export const DEMO_PASSWORD = 'demo-2026'

export interface DemoAccount {
  readonly login: string
  readonly name: string
  readonly office: string
  readonly roles: readonly Role[]
  /** Districts whose rows the account sees; '*' is the whole city. */
  readonly scope: string
  readonly providerCode: string | null
  readonly personNo: string | null
}

const account = (
  login: string,
  name: string,
  office: string,
  roles: readonly Role[],
  scope = '*',
  providerCode: string | null = null,
  personNo: string | null = null,
): DemoAccount => ({ login, name: `示例·${name}`, office, roles, scope, providerCode, personNo })

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('counter', '王静', '东宝区医保经办', ['counter'], '420802'),
  account('counter2', '李敏', '东宝区医保经办（复核）', ['counter'], '420802'),
  account('counter3', '何平', '钟祥市医保经办', ['counter'], '420881'),
  account('finance', '孙悦', '基金财务科', ['finance']),
  account('finance2', '钱程', '基金财务科（复核）', ['finance']),
  account('supervisor', '周正', '基金监管科', ['supervisor']),
  account('policy', '许文', '政策科', ['policy']),
  account('policy2', '高远', '政策科（审批）', ['policy']),
  account('administrator', '郑安', '信息科', ['administrator']),
  account('administrator2', '沈宁', '信息科（复核）', ['administrator']),
  account('hospital', '赵明', '示例·荆门第一医院', ['hospital'], '*', STORY_HOSPITAL),
  account('person', '张三', '本人', ['insured'], '*', null, STORY_PERSON_NO),
]

const INSTALLED_ON = civilDate('2025-01-02')

const COST = { N: 16_384, r: 8, p: 1 }

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
export function passwordHash(password: string, salt: Uint8Array): string {
  const hash = scryptSync(password, salt, 32, COST)
  return [
    'scrypt',
    COST.N,
    COST.r,
    COST.p,
    Buffer.from(salt).toString('base64'),
    hash.toString('base64'),
  ].join('$')
}

/** Adds the demo accounts as if installed from the machine, each with its audit chain; one salt for all, because their password is public. */
export function addStaff(batch: Batch, seed: number, personIdOf: (personNo: string) => Uuid | null): void {
  const random = new Random(seed, 'staff')
  const hash = passwordHash(DEMO_PASSWORD, random.bytes(16))
  for (const it of DEMO_ACCOUNTS) {
    const staffId = idOn(INSTALLED_ON, random)
    const personId = it.personNo === null ? null : personIdOf(it.personNo)
    batch.add('staff', [
      staffId,
      it.login,
      it.name,
      it.office,
      hash,
      it.roles,
      it.scope,
      it.providerCode,
      personId,
    ])
    const entry = installedEntry(staffId, new Date(`${INSTALLED_ON}T08:00:00+08:00`), { ...it, personId })
    batch.add('audit_entry', [
      ...[entry.personId, entry.seq, entry.at.toISOString(), entry.actor, entry.action, entry.subject],
      ...[entry.digest, entry.previous, entry.hash],
    ])
  }
}
