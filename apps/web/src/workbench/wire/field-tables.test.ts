import { describe, expect, it } from 'vitest'
import { type FieldTables, formOf, helpFor, meaningOf, missingFields } from './field-tables.ts'

const field = (name: string, label: string, isRequired: boolean, isListed = false) => ({
  name,
  label,
  kind: 'text' as const,
  length: 30,
  decimals: 0,
  isRequired,
  isListed,
})
const tables: FieldTables = {
  infno: '2402',
  name: '出院办理',
  input: {
    dscginfo: {
      isMany: false,
      isOptional: false,
      also: ['mdtrtinfo'],
      fields: [field('mdtrt_id', '就诊ID', true), field('dscg_way', '离院方式', true, true)],
    },
    diseinfo: { isMany: true, isOptional: true, also: [], fields: [field('diag_code', '诊断代码', true)] },
  },
  output: {},
  codeLists: { dscg_way: { name: '离院方式', values: { '1': '医嘱离院', '5': '死亡' } } },
}

describe('the help for a field', () => {
  it('is found under every name of its node', () => {
    for (const node of ['dscginfo', 'mdtrtinfo']) {
      expect(helpFor(tables, ['input', node, 'mdtrt_id'])?.field.label).toBe('就诊ID')
    }
  })

  it('names the meaning of a listed value, and of one written with a zero', () => {
    const help = helpFor(tables, ['input', 'dscginfo', 'dscg_way'])
    expect(help && [meaningOf(help, '1'), meaningOf(help, '01'), meaningOf(help, '7')]).toEqual([
      '医嘱离院',
      '医嘱离院',
      '离院方式',
    ])
  })

  it('knows the envelope without any table', () => {
    const help = helpFor(null, ['msgid'])
    expect(help && formOf(help.field)).toBe('字符 40')
  })

  it('is none for a key that nobody knows', () => {
    expect(helpFor(tables, ['input', 'dscginfo', 'colour'])).toBeNull()
  })
})

/** A request whose envelope is whole. */
const request = (input: object) => ({
  ...{ infno: '2402', msgid: '1', mdtrtarea_admvs: '420800', recer_sys_code: 'T', infver: 'V1.0' },
  ...{ opter_type: '1', opter: '1', opter_name: '示例', inf_time: '2026-10-22 10:00:00' },
  ...{ fixmedins_code: 'H42080200001', fixmedins_name: '示例·医院', input },
})

describe('what a request leaves out', () => {
  it('is named with its node, in lists too', () => {
    const input = { mdtrtinfo: { mdtrt_id: 'M1' }, diseinfo: [{ diag_code: 'J18' }, {}] }
    expect(missingFields(tables, request(input))).toEqual(['dscginfo.dscg_way', 'diseinfo.diag_code'])
  })

  it('may be a whole node, unless that is optional', () => {
    expect(missingFields(tables, request({}))).toEqual(['dscginfo'])
  })

  it('may be of the envelope', () => {
    const { msgid: _, ...others } = request({ dscginfo: { mdtrt_id: 'M1', dscg_way: '1' } })
    expect(missingFields(tables, others)).toEqual(['msgid'])
  })
})
