import { ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { wireDay } from '../wire/times.ts'

/** 签退: an operator ends the day. Signing out twice, or of another day, is no error for the institution. */
export const signOut = writes('9002', async ({ signOut: { sign_no } }, call) => {
  await call.platform.signOut(call.providerCode, sign_no)
  return ok({ sign_time: { sign_time: wireDay(call.receivedAt) } })
})
