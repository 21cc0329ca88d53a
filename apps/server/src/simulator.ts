import type { Simulator } from '@tongchou/lawbook'

/** No year of care can be replayed yet. */
export const noSimulator: Simulator = {
  years: () => Promise.resolve([]),
  simulate: () => Promise.reject(new Error('没有可供测算的就医数据')),
}
