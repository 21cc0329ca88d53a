import { DISEASES, ITEMS } from './catalogue.ts'
import { CITY_OPENS_ON } from './city-days.ts'
import type { Batch } from './copy.ts'
import { rangeOf } from './person-rows.ts'
import { gatewayAccountOf, PROVIDERS, sandboxSecretOf } from './providers.ts'

const LOADED_AT = `${CITY_OPENS_ON}T00:00:00+08:00`

/** Adds providers with their gateway access, the catalogue and the diseases. */
export function addShared(batch: Batch, seed: number): void {
  for (const it of PROVIDERS) {
    const agreement = rangeOf({ from: it.agreementFrom, before: it.agreementBefore })
    batch.add('provider', [it.code])
    batch.add('provider_version', [
      it.code,
      LOADED_AT,
      it.name,
      it.level,
      it.kind,
      it.district,
      it.isLocal,
      it.isSigned,
      agreement,
    ])
    const secret = sandboxSecretOf(it, seed)
    batch.add('provider_access', [
      it.code,
      it.gateway,
      gatewayAccountOf(it),
      secret,
      it.infcodeAs,
      it.acceptsUnsigned,
    ])
  }
  for (const it of ITEMS)
    batch.add('catalogue_version', [
      it.code,
      CITY_OPENS_ON,
      LOADED_AT,
      it.name,
      it.spec,
      it.unit,
      it.listType,
      it.chargeType,
      it.class,
      it.kind,
      it.price,
      it.isPriceListed,
      it.ceiling,
      it.bonusPoints,
      it.isSeparateDrug,
      it.excluded,
    ])
  for (const it of DISEASES) batch.add('disease', [it.code, it.name, it.kind, it.isOncology])
}
