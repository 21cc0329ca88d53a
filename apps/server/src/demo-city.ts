import { historyEnd, loadCity } from '@tongchou/city'
import type { VaultKeys } from '@tongchou/insured'
import type { CivilDate } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'

/** The demo city as the platform knows it: its first persons are there, the others may still be coming. */
export interface DemoCity {
  readonly seed: number
  readonly persons: number
  /** Whether it was there before this start. */
  readonly isKept: boolean
  /** How far it is loaded, while it is loading. */
  readonly loading: () => { loaded: number; of: number } | null
  /** Loads whoever is not there yet, and tells the operator how that ended. */
  readonly loadRest: () => Promise<void>
  /** Leaves the rest to the next start. */
  readonly stop: () => Promise<void>
}

export interface DemoCityOptions {
  readonly url: string
  readonly persons: number
  /** Where its history ends, where it is loaded anew. */
  readonly now: Date
  readonly keys: VaultKeys
  readonly bundleOn: (day: CivilDate) => Bundle
  readonly say: (sentence: string) => void
}

const DEMO_SEED = 420_800

/** Opens the demo city; where there is none, its first persons are loaded. */
export async function openDemoCity({ url, say, now, ...wanted }: DemoCityOptions): Promise<DemoCity> {
  const tell = (loaded: number, of: number): void => say(`演示城市：已载入 ${loaded} / ${of} 人`)
  const city = await loadCity(url, {
    ...wanted,
    ...historyEnd(now),
    seed: DEMO_SEED,
    onProgress: everyStep(tell),
  })
  if (city.persons !== wanted.persons)
    say(
      `演示城市有 ${city.persons} 人：已有数据时 --persons 不起作用，要另一座城市请用 TONGCHOU_DATA 指定另一个文件夹`,
    )
  const isLoading = (): boolean => city.loaded() < city.persons
  if (isLoading()) say(`演示城市：${city.loaded()} 人已经可用，其余在后台载入，共 ${city.persons} 人`)
  return {
    seed: DEMO_SEED,
    persons: city.persons,
    isKept: !city.isNew,
    loading: () => (isLoading() ? { loaded: city.loaded(), of: city.persons } : null),
    loadRest: async () => {
      if (!isLoading()) return
      try {
        if (await city.loadRest()) say(`演示城市：${city.persons} 人已全部载入`)
      } catch (error) {
        say(`演示城市没有载完：${error instanceof Error ? error.message : String(error)}；下次启动会接着载入`)
      }
    },
    stop: city.stop,
  }
}

/** For every twentieth of a big load and every 5,000 of a small one. */
function everyStep(tell: (loaded: number, of: number) => void): (loaded: number, of: number) => void {
  let told = 0
  return (loaded, of) => {
    if (loaded - told < Math.max(5_000, of / 20)) return
    told = loaded
    tell(loaded, of)
  }
}
