import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PlatformOptions } from '@tongchou/server'

export type Options = Omit<PlatformOptions, 'say'>

/** More than Jingmen has. A district's person numbers end at 899999, and the largest has 27 in a hundred of the persons. */
const MOST_PERSONS = 3_000_000

/**
 * What the environment says of the platform.
 * @param root the checkout
 * @throws a sentence for the operator, naming the variable
 */
export function optionsFrom(env: NodeJS.ProcessEnv, words: readonly string[], root: string): Options {
  const persons = wordAfter(words, '--persons')
  const mode = modeOf(env.TONGCHOU_MODE ?? 'demo')
  return {
    dataFolder: env.TONGCHOU_DATA ?? join(root, '.data'),
    root,
    place: placeOf(env.TONGCHOU_PLACE ?? DEMO_PLACE, mode, root),
    port: wholeNumber('PORT', env.PORT ?? '8080', 0, 65_535),
    databaseUrl: env.DATABASE_URL,
    keys: env.TONGCHOU_KEYS,
    isDemo: mode === 'demo',
    acceptsUnverified: env.TONGCHOU_ACCEPT_UNVERIFIED === 'yes',
    persons:
      persons === null
        ? wholeNumber('TONGCHOU_PERSONS', env.TONGCHOU_PERSONS ?? '20000', 100, MOST_PERSONS)
        : wholeNumber('--persons', persons, 100, MOST_PERSONS),
  }
}

/** The word after a flag, '' where the flag is the last word; null where it is not given. */
export function wordAfter(words: readonly string[], flag: string): string | null {
  const at = words.indexOf(flag)
  return at < 0 ? null : (words[at + 1] ?? '')
}

/** The words after each use of a flag that may be given several times. */
export const wordsAfter = (words: readonly string[], flag: string): string[] =>
  words.flatMap((word, at) => (word === flag ? [words[at + 1] ?? ''] : []))

function modeOf(text: string): 'demo' | 'production' {
  if (text === 'demo' || text === 'production') return text
  throw new Error(`TONGCHOU_MODE 应为 demo 或 production，现在是“${text}”`)
}

/** The demo city is this one's, with its districts and institutions. */
const DEMO_PLACE = 'jingmen'

function placeOf(place: string, mode: 'demo' | 'production', root: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(place) || !existsSync(join(root, 'regions', place, 'bundle.yaml')))
    throw new Error(`TONGCHOU_PLACE 应为 regions 下的一个文件夹，现在是“${place}”`)
  if (mode === 'demo' && place !== DEMO_PLACE)
    throw new Error(
      `TONGCHOU_PLACE 应为 ${DEMO_PLACE}（演示城市只有荆门），现在是“${place}”；其他地方请设 TONGCHOU_MODE=production`,
    )
  return place
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Error(`${name} 应为 ${least} 到 ${most} 的整数，现在是“${text}”`)
}
