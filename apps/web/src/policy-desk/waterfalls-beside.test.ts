import type { WaterfallRow } from '@tongchou/settlement/contract'
import { expect, test } from 'vitest'
import { waterfallsBeside } from './waterfalls-beside.ts'

const row = (name: string, fen: number): WaterfallRow => ({
  ...{ name, fen, from: 0, pieces: [], isSum: false, step: null },
})

test('rows of the same name stand beside each other, and a row of one version stands in its place', () => {
  const before = [row('总费用', 100), row('起付标准', 20), row('现金支付', 30)]
  const after = [row('总费用', 100), row('起付标准', 10), row('医疗救助', 5), row('现金支付', 25)]
  expect(
    waterfallsBeside(before, after).map((it) => [it.name, it.before?.fen ?? null, it.after?.fen ?? null]),
  ).toEqual([
    ['总费用', 100, 100],
    ['起付标准', 20, 10],
    ['医疗救助', null, 5],
    ['现金支付', 30, 25],
  ])
})
