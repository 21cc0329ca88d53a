import { startPlatform } from '@tongchou/server'
import type { Options } from './options.ts'

/** Prints the sandbox's fixtures: of the running platform, or of one that is started for the question and stopped again. @returns the exit status */
export async function printFixtures(options: Options): Promise<number> {
  const home = `http://127.0.0.1:${options.port}/`
  const running = await read(home)
  if (running !== null) return print(running)
  const platform = await startPlatform({ ...options, port: 0, say: (sentence) => console.error(sentence) })
  const text = await read(platform.url)
  await platform.stop()
  if (text === null) {
    console.error('正式环境没有沙箱样例 / there are no fixtures outside the sandbox')
    return 1
  }
  return print(text.replaceAll(platform.url, home))
}

/** Null where nobody answers, or nobody who knows of fixtures. */
async function read(home: string): Promise<string | null> {
  const answer = await fetch(`${home}sandbox/fixtures`).catch(() => null)
  return answer?.ok === true ? answer.text() : null
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
