import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printClauseTable, readClauseTable } from '@tongchou/clauses'
import { readRegions, startPlatform } from '@tongchou/server'
import { runCalc } from './calc.ts'
import { printFixtures } from './fixtures.ts'
import { runVerify } from './verify.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** What the environment says of the platform. */
const OPTIONS = {
  dataFolder: process.env.TONGCHOU_DATA ?? join(ROOT, '.data'),
  root: ROOT,
  port: Number(process.env.PORT ?? 8080),
  databaseUrl: process.env.DATABASE_URL,
  keys: process.env.TONGCHOU_KEYS,
  isDemo: process.env.TONGCHOU_MODE !== 'production',
  persons: Number(process.env.TONGCHOU_PERSONS ?? 20_000),
}

const USAGE = `用法 / usage:
  tongchou start                       启动平台 / starts the platform
  tongchou fixtures                    沙箱样例（机构、人员、项目、诊断）/ the sandbox's fixtures as JSON
  tongchou verify [--person 人员编号]  核对全部账目并按原政策包重算 / verifies chains, journals, years, accounts, settlements
  tongchou bench [--only engine|database|http] [--quick]
                                       测量并与公开标尺比较 / measures beside public yardsticks
  tongchou clauses [--open]            每一条法规由哪个文件、哪个测试落实 / what became of every clause of every document
  tongchou calc [file] [--explain]     按政策包计算用例 / answers cases (NDJSON or one object; standard input without a file)`

const [command, ...rest] = process.argv.slice(2)
const flags = new Set(rest.filter((word) => word.startsWith('--')))
const words = rest.filter((word) => !word.startsWith('--'))

switch (command) {
  case 'start':
    await start()
    break
  case 'fixtures':
    process.exitCode = await printFixtures(OPTIONS)
    break
  case 'calc':
    process.exitCode = await calculate(words[0], flags.has('--explain'))
    break
  case 'clauses':
    for (const line of printClauseTable(
      readClauseTable(readFileSync(join(ROOT, 'docs', 'clauses.yaml'), 'utf8')),
      flags.has('--open'),
    ))
      console.log(line)
    break
  case 'verify':
    process.exitCode = await runVerify({ ...OPTIONS, personNo: wordAfter('--person') }, (line) =>
      console.log(line),
    )
    break
  case 'bench':
    process.exitCode = await measure(rest)
    break
  default:
    console.error(USAGE)
    process.exitCode = 2
}

function wordAfter(flag: string): string | null {
  const at = rest.indexOf(flag)
  return at < 0 ? null : (rest[at + 1] ?? '')
}

async function calculate(file: string | undefined, explain: boolean): Promise<number> {
  const text = file === undefined ? await standardInput() : readFileSync(file, 'utf8')
  const shelf = await readRegions(join(ROOT, 'regions'))
  const lines: string[] = []
  const status = runCalc(text, shelf, { explain }, (line) => lines.push(line))
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  return status
}

/** The rigs bring other people's engines along, which only a checkout has; nothing else of the command line loads them. */
async function measure(words: readonly string[]): Promise<number> {
  const { bench, readBenchOptions } = await import('@tongchou/bench')
  const asked = readBenchOptions(words)
  if (asked === null) {
    console.error(USAGE)
    return 2
  }
  await bench(asked)
  return 0
}

async function standardInput(): Promise<string> {
  let text = ''
  for await (const chunk of createReadStream('', { fd: 0, encoding: 'utf8' })) text += chunk
  return text
}

async function start(): Promise<void> {
  const { isDemo } = OPTIONS
  try {
    const platform = await startPlatform({ ...OPTIONS, say: (sentence) => console.log(sentence) })
    console.log(`网页 / web          ${platform.url}`)
    console.log(`机构接口 / hospital ${platform.url}fsi/api/`)
    if (isDemo)
      console.log(
        '演示账号 / accounts counter finance supervisor policy administrator hospital person，密码 / password demo-2026',
      )
    console.log(`已就绪，用时 ${(platform.startedInMs / 1000).toFixed(1)} 秒 / ready`)
    const stop = (): void => {
      void platform.stop().then(() => process.exit(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    console.error(sentenceOf(error))
    process.exit(1)
  }
}

/** What the operator can act on, in one sentence. */
function sentenceOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `端口 ${process.env.PORT ?? 8080} 已被占用，用 PORT=另一个端口 再启动 / the port is taken`
  if (code === 'ECONNREFUSED') return '连不上数据库，请检查 DATABASE_URL / the database cannot be reached'
  return `没有启动：${error instanceof Error ? error.message : String(error)}`
}
