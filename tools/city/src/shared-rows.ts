import { DISEASES, ITEMS } from './catalogue.ts'
import { CITY_OPENS_ON } from './city-days.ts'
import type { Batch } from './copy.ts'
import { rangeOf } from './person-rows.ts'
import { gatewayAccountOf, PROVIDERS, sandboxSecretOf } from './providers.ts'

const LOADED_AT = `${CITY_OPENS_ON}T00:00:00+08:00`

/** Adds providers with their gateway accounts and keys, the catalogue and the diseases. */
export function addShared(batch: Batch, seed: number): void {
  for (const it of PROVIDERS) {
    const agreement = rangeOf({ from: it.agreementFrom, before: it.agreementBefore })
    batch.add('provider', [it.code, gatewayAccountOf(it)])
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
      it.gateway,
      it.infcodeAs,
      it.acceptsUnsigned,
    ])
    batch.add('provider_key', [it.code, LOADED_AT, sandboxSecretOf(it, seed)])
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
  for (const it of DISEASES)
    batch.add('disease_version', [it.code, LOADED_AT, it.name, it.kind, it.isOncology])
}
