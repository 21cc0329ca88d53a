import type { Uuid } from '@tongchou/kernel'
import type { Role } from './contract.ts'

/** Who an account belongs to and what it may do and see. */
export interface Rights {
  readonly name: string
  readonly office: string
  readonly roles: readonly Role[]
  /** '*' or district codes, comma-separated. */
  readonly scope: string
  readonly providerCode: string | null
  /** The insured person whose own record the account shows; null for everybody else. */
  readonly personId: Uuid | null
}

/** Roles that must stay alone: who gives out rights does no business with them, and an institution's user and an insured person are no staff. */
const ALONE: readonly Role[] = ['administrator', 'hospital', 'insured']

/** Why an account cannot have these rights, with the field that is wrong; null where it can. */
export function faultOfRights(rights: Rights): { field: keyof Rights; sentence: string } | null {
  if (rights.roles.length === 0) return { field: 'roles', sentence: '至少选一个岗位' }
  if (rights.roles.includes('insured') !== (rights.personId !== null))
    return { field: 'roles', sentence: '参保人的账号要写明是谁：选“给参保人开”，写人员编号和身份证号' }
  const alone = ALONE.find((role) => rights.roles.includes(role) && rights.roles.length > 1)
  if (alone === 'administrator')
    return { field: 'roles', sentence: '系统管理不能兼别的岗位：给权限的人不办业务' }
  if (alone === 'hospital') return { field: 'roles', sentence: '机构用户不能兼经办岗位' }
  if (alone === 'insured') return { field: 'roles', sentence: '参保人的账号只看本人的记录，不能兼岗位' }
  if (rights.roles.includes('hospital') !== (rights.providerCode !== null))
    return { field: 'providerCode', sentence: '机构用户要写机构编码，其他岗位不写' }
  if (rights.scope !== '*' && !/^\d{6}(,\d{6})*$/.test(rights.scope))
    return { field: 'scope', sentence: '区县写六位代码，几个之间用逗号；全市写 *' }
  return null
}
