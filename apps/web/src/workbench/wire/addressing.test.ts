import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { curlOf } from './curl.ts'
import { pathOf, URL_FORMS } from './url-form.ts'

describe('a transaction is addressed', () => {
  it('in four forms', () => {
    expect(URL_FORMS.map(({ form }) => pathOf(form, '2304'))).toEqual([
      '/fsi/api/rsfComIfsService/callService',
      '/fsi/api/2304',
      '/fsi/api/hospSettService/sett',
      '/CSB',
    ])
  })

  it('at the single address where it has no path of its own', () => {
    expect(pathOf('perPath', '9999')).toBe(pathOf('single', '9999'))
  })
})

describe('the command for a terminal', () => {
  it('hands over every byte of the body, quotes included', () => {
    const body = '{ "name": "O\'Neill", "note": "$HOME `x` \\\\" }'
    const message = { infno: '2304', path: '/CSB', headers: { 'x-a': "it's" }, body }
    const command = curlOf('http://127.0.0.1:1', message).replace('curl -sS', "printf '%s\\n'")
    const printed = execFileSync('sh', ['-c', command]).toString().split('\n')
    expect(printed).toEqual(['http://127.0.0.1:1/CSB', '-H', "x-a: it's", '--data-binary', body, ''])
  })
})
