import { type CivilDate, civilDate } from '@tongchou/kernel'
import { oneOf } from './catalogue.ts'
import { Random } from './random.ts'
import { type Row, readTable } from './table.ts'

export interface CityProvider {
  readonly code: string
  readonly name: string
  readonly level: 1 | 2 | 3
  readonly kind: 'hospital' | 'pharmacy' | 'schoolHospital'
  readonly district: string
  readonly isLocal: boolean
  readonly isSigned: boolean
  readonly gateway: 'x-tif' | 'csb' | 'none'
  readonly infcodeAs: 'number' | 'string'
  readonly acceptsUnsigned: boolean
  readonly agreementFrom: CivilDate
  readonly agreementBefore: CivilDate | null
}

const COLUMNS = [
  'code',
  'name',
  'level',
  'kind',
  'district',
  'isLocal',
  'isSigned',
  'gateway',
  'infcodeAs',
  'acceptsUnsigned',
  'agreementFrom',
  'agreementBefore',
] as const

/** Sixty invented institutions: 56 in the city, four outside it; one not signed, one whose agreement has ended. */
export const PROVIDERS: readonly CityProvider[] = readTable('providers', COLUMNS).map(providerOf)

/** The hospital of the story in the pictures. */
export const STORY_HOSPITAL = 'H42080200001'
/** The community centre where the story's person is seen. */
export const STORY_CENTRE = 'H42080200030'

/** The account (paasid) of an institution at the gateway. */
export const gatewayAccountOf = (provider: CityProvider): string => `sandbox-${provider.code}`

/** The sandbox secret of an institution: open to everybody who reads the fixtures. */
export function sandboxSecretOf(provider: CityProvider, seed: number): string {
  const bytes = new Random(seed, `secret ${provider.code}`).bytes(16)
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function providerOf(row: Row<(typeof COLUMNS)[number]>): CityProvider {
  const level = oneOf(row.level, ['1', '2', '3'])
  return {
    code: row.code,
    name: row.name,
    level: level === '1' ? 1 : level === '2' ? 2 : 3,
    kind: oneOf(row.kind, ['hospital', 'pharmacy', 'schoolHospital']),
    district: row.district,
    isLocal: row.isLocal === 'yes',
    isSigned: row.isSigned === 'yes',
    gateway: oneOf(row.gateway, ['x-tif', 'csb', 'none']),
    infcodeAs: oneOf(row.infcodeAs, ['number', 'string']),
    acceptsUnsigned: row.acceptsUnsigned === 'yes',
    agreementFrom: civilDate(row.agreementFrom),
    agreementBefore: row.agreementBefore === '' ? null : civilDate(row.agreementBefore),
  }
}
