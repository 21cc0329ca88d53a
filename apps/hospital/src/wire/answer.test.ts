import { describe, expect, test } from 'vitest'
import { complete, writeAnswer } from './answer.ts'

const frame = {
  infcodeAs: 'number',
  district: '420800',
  receivedAt: new Date('2026-10-20T07:24:03.017Z'),
  respondedAt: new Date('2026-10-20T07:24:03.042Z'),
  sequence: 12,
} as const

describe('an answer has the form that clients can read', () => {
  test('success: infcode 0 as a number, times with milliseconds, a reference of thirty characters', () => {
    expect(JSON.parse(writeAnswer(frame, { ok: true, output: { a: 1 } }))).toMatchObject({
      infcode: 0,
      inf_refmsgid: '420800202610201524030170000012',
      refmsg_time: '20261020152403017',
      respond_time: '20261020152403042',
      err_msg: '',
      output: { a: 1 },
    })
  })

  test('some institutions compare infcode as text', () => {
    const body = writeAnswer({ ...frame, infcodeAs: 'string' }, { ok: true, output: {} })
    expect(JSON.parse(body).infcode).toBe('0')
  })

  test('failure: infcode -1, an empty output object, a message of at most 200 characters', () => {
    const answer = JSON.parse(writeAnswer(frame, { ok: false, message: '错'.repeat(300) }))
    expect(answer).toMatchObject({ infcode: -1, output: {} })
    expect(answer.err_msg).toHaveLength(200)
  })
})

// A settlement's output is an object of nodes.
const node = (output: unknown) => output as { setlinfo: Record<string, unknown> }

describe('an output is complete', () => {
  test('amounts that are not given are 0, texts are empty, nothing is null', () => {
    const { setlinfo } = node(
      complete('2304', { setlinfo: { psn_no: '1', medfee_sumamt: 10.5 }, setldetail: [] }),
    )
    expect(Object.values(setlinfo as object)).not.toContain(null)
    expect(setlinfo).toMatchObject({ medfee_sumamt: 10.5, hifp_pay: 0, clr_way: '', hifdm_pay: 0 })
  })

  test('what clients call by several names is sent under each', () => {
    const { setlinfo } = node(
      complete('2208', { setlinfo: { pdn_cash_pay: -3.2, psn_part_amt: -4 }, setldetail: [] } as never),
    )
    expect(setlinfo).toMatchObject({
      psn_cash_pay: -3.2,
      pdn_cash_pay: -3.2,
      cash_payamt: -3.2,
      psn_part_amt: -4,
      psn_pay: -4,
      expContent: '',
      exp_content: '',
    })
  })
})
