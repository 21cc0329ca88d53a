import { type RunningPlatform, startPlatform } from '@tongchou/server'
import type { Options } from './options.ts'
import { sentenceOf } from './sentences.ts'

/** Runs the platform until it is asked to stop (Ctrl-C, a signal) or loses its database. @returns the exit status */
export async function runPlatform(options: Options): Promise<number> {
  const stopped = firstSignal()
  let platform: RunningPlatform | null = null
  // Nothing is answered yet; the database follows when this process ends.
  void stopped.then(() => platform ?? process.exit(130))
  try {
    platform = await startPlatform({ ...options, say: (sentence) => console.log(sentence) })
  } catch (error) {
    console.error(sentenceOf(error, options))
    return 1
  }
  greet(platform, options.isDemo)
  const why = await Promise.race([stopped, platform.lostDatabase.then(() => 'lost' as const)])
  await platform.stop()
  if (why === 'signal') return 0
  console.error(
    '数据库意外停止，平台已退出；再次启动会自动恢复 / the database ended; the next start recovers it',
  )
  return 1
}

function greet(platform: RunningPlatform, isDemo: boolean): void {
  console.log(`网页 / web          ${platform.url}`)
  console.log(`机构接口 / hospital ${platform.url}fsi/api/`)
  if (isDemo)
    console.log(
      '演示账号 / accounts counter finance supervisor policy administrator hospital person，密码 / password demo-2026',
    )
  console.log(`已就绪，用时 ${(platform.startedInMs / 1000).toFixed(1)} 秒 / ready`)
}

/** A signal may arrive twice, from the terminal and from the process above; the second changes nothing. */
function firstSignal(): Promise<'signal'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('signal'))
  })
}
