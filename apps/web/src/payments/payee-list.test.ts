import { expect, test } from 'vitest'
import { payeeList } from './payee-list.ts'

const line = {
  personNo: '420802900017',
  personName: '示例·张三',
  idNumberMask: '4208**********0017',
  fundName: '居民医保基金',
  district: '420802',
  payable: 123_456,
  receivable: 0,
  amount: 123_456,
}
const batch = {
  ...{
    batchId: '0Q',
    kind: 'pay' as const,
    reason: '十月差额',
    lines: 1,
    total: 123_456,
    askedBy: '孙悦',
  },
  ...{
    askedAt: '',
    state: 'approved' as const,
    decidedBy: '钱程',
    bookedOn: '2026-10-22',
    decisionReason: null,
    mayDecide: false,
  },
}

test('the list of payees has a line for each fund and room for the account at the bank', () => {
  expect(payeeList({ batch, lines: [line] }).split('\r\n')[1]).toBe(
    '420802900017,示例·张三,4208**********0017,居民医保基金,东宝区,1234.56,0.00,1234.56,,,0Q',
  )
})

test.each(['=HYPERLINK("x")', '+1', '-1+1', '@SUM(A1)', '\t=1'])(
  'a name like %j is text to a spreadsheet',
  (name) => {
    const list = payeeList({ batch, lines: [{ ...line, personName: name, payable: -100 }] })
    expect(list).toContain(`'${name.replaceAll('"', '""')}`)
    expect(list).toContain(',-1.00,')
  },
)
