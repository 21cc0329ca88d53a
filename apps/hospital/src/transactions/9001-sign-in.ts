import { ok } from '@tongchou/kernel'
import { writes } from '../transaction.ts'
import { wireDay } from '../wire/times.ts'

/** 签到: an operator begins the day. */
export const signIn = writes('9001', async ({ signIn: { opter_no } }, call) => {
  const signNo = await call.platform.signIn(call.providerCode, opter_no)
  return ok({ signinoutb: { sign_time: wireDay(call.receivedAt), sign_no: signNo } })
})
