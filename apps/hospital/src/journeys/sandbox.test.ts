import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpecimen, type Specimen } from './specimen.ts'

let specimen: Specimen
beforeAll(async () => {
  specimen = await openSpecimen()
})
afterAll(() => specimen.close())

describe('the sandbox opens what a client needs to start', () => {
  const read = async () =>
    (await specimen.app.inject({ url: '/sandbox/fixtures', headers: { host: 'example.test:8080' } })).json()

  test('in exactly the promised shape', async () => {
    const found = await read()
    expect(Object.keys(found)).toEqual([
      'endpoint',
      'mdtrtarea_admvs',
      'institutions',
      'persons',
      'items',
      'diseases',
    ])
    expect(found.endpoint).toBe('http://example.test:8080/fsi/api/rsfComIfsService/callService')
    expect(Object.keys(found.institutions[0]).join(' ')).toBe(
      'fixmedins_code fixmedins_name level kind admdvs signed infcode gateway paasid secret',
    )
    expect(Object.keys(found.persons[0]).join(' ')).toBe(
      'psn_no psn_name certno mdtrt_cert_type insutype insuplc_admdvs psn_type birthDate status categories conditions balc situation ecToken cardno',
    )
    expect(Object.keys(found.items[0]).join(' ')).toBe(
      'med_list_codg medins_list_codg name list_type med_chrgitm_type chrgitm_lv pric cnt_unit',
    )
    expect(Object.keys(found.diseases[0])).toEqual(['dise_codg', 'dise_name'])
  })

  test('institutions behind each gateway, one with infcode as text, one outside the city', async () => {
    const { institutions } = await read()
    const gateways = institutions.map((it: { gateway: string }) => it.gateway)
    expect(new Set(gateways)).toEqual(new Set(['x-tif', 'csb', 'none']))
    expect(institutions).toContainEqual(expect.objectContaining({ infcode: 'string' }))
    expect(institutions).toContainEqual(expect.objectContaining({ admdvs: '420106' }))
  })

  test('persons in typical situations, each found by the certificate that is given', async () => {
    const { persons } = await read()
    expect(persons.length).toBeGreaterThan(25)
    const [person] = persons.filter((it: { psn_no: string }) => it.psn_no === '420802900114')
    expect(person).toMatchObject({ insutype: '390', status: 'resident', conditions: ['hypertension'] })
    const data = { mdtrt_cert_type: person.mdtrt_cert_type, mdtrt_cert_no: person.certno }
    const { output } = await specimen.his.sent('1101', { data })
    expect(output.baseinfo?.psn_no).toBe('420802900114')
  })

  test('the field tables of a transaction', async () => {
    const found = (await specimen.app.inject('/sandbox/fields/2304')).json()
    expect(found).toMatchObject({ infno: '2304', name: '住院结算' })
    expect(found.codeLists.acct_used_flag.values).toEqual({ 0: '不使用', 1: '使用' })
    expect((await specimen.app.inject('/sandbox/fields/9999')).statusCode).toBe(404)
  })
})
