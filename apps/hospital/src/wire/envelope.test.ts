import { describe, expect, test } from 'vitest'
import { readEnvelope } from './envelope.ts'
import { messageText } from './specimen.ts'

describe('a message is read as real clients send it', () => {
  const input = { data: { psn_no: '420802900101' } }

  test.each([
    ['input as an object', messageText({ input })],
    ['input as JSON text', messageText({ input: JSON.stringify(input) })],
    ['unknown keys', messageText({ input, enc_type: 'SM4', serv_sign: 'x' })],
    ['a byte order mark in front', `\uFEFF${messageText({ input })}`],
    ['no place of insurance', messageText({ input, insuplc_admdvs: '' })],
    ['any receiving system', messageText({ input, recer_sys_code: '' })],
    ['a number where text is meant', messageText({ input, opter: 17, opter_type: 1 })],
  ])('%s', (_, text) => {
    const read = readEnvelope(text)
    expect(read).toMatchObject({ ok: true, value: { infno: '1101', input } })
  })

  test('a serial number of twenty digits keeps its digits', () => {
    const text = messageText({ input: {} }).replace(
      '"input":{}',
      '"input":{"feedetl_sn":12345678901234567890}',
    )
    expect(readEnvelope(text)).toMatchObject({ value: { input: { feedetl_sn: '12345678901234567890' } } })
  })

  test('a lower-case suffix of the number is understood', () => {
    expect(readEnvelope(messageText({ infno: '2206a' }))).toMatchObject({ value: { infno: '2206A' } })
  })
})

describe('a message that cannot be read says where and why', () => {
  test.each([
    'infno',
    'msgid',
    'mdtrtarea_admvs',
    'recer_sys_code',
    'infver',
    'opter_type',
    'opter',
    'opter_name',
    'inf_time',
    'fixmedins_code',
    'fixmedins_name',
    'input',
  ])('without %s', (field) => {
    expect(readEnvelope(messageText({ [field]: undefined }))).toMatchObject({
      ok: false,
      error: { code: 'missing-envelope-field', field },
    })
  })

  test('malformed JSON names row and column', () => {
    const read = readEnvelope('{\n  "infno": "2304",\n  "msgid": oops\n}')
    expect(read).toMatchObject({ error: { code: 'malformed-json', row: 3, column: 12 } })
  })

  test('a text that breaks off is malformed at its end', () => {
    expect(readEnvelope('{"infno": "2304"')).toMatchObject({
      error: { code: 'malformed-json', row: 1, column: 17 },
    })
  })

  test.each([
    ['[]', 'not-an-object'],
    ['""', 'not-an-object'],
    [messageText({ input: '{broken' }), 'malformed-input'],
    [messageText({ input: [1] }), 'malformed-input'],
    [messageText({ msgid: 'x'.repeat(41) }), 'envelope-field-wrong'],
  ])('%s', (text, code) => {
    expect(readEnvelope(text)).toMatchObject({ ok: false, error: { code } })
  })
})
