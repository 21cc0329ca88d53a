import { queryOptions } from '@tanstack/react-query'
import { accountsShape, type RequestKind } from '@tongchou/staff/contract'
import { get } from '../frame/api.ts'

/** Accounts, what waits for a second administrator, and what happened to accounts. */
export const accountsQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: () => get('/api/staff', accountsShape),
  refetchInterval: 60_000,
})

export const REQUEST_NAMES: Readonly<Record<RequestKind, string>> = {
  add: '开账号',
  grant: '改岗位和区县',
  resume: '恢复账号',
  resetPassword: '重发密码',
}

export const CHANGE_NAMES: Readonly<Record<string, string>> = {
  'account-installed': '安装时开账号',
  'account-asked': '提出申请',
  'account-approved': '复核通过',
  'account-declined': '复核退回',
  'account-suspended': '停用',
  'account-password-reset': '在服务器上重发密码',
  'account-password-chosen': '换了密码',
}
