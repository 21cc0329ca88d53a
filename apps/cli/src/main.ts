import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printClauseTable, readClauseTable } from '@tongchou/clauses'
import { readRegions } from '@tongchou/server'
import { calculate } from './calculate.ts'
import { printFixtures } from './fixtures.ts'
import { IMPORT_USAGE, runImport } from './import.ts'
import { printLaw } from './law.ts'
import { type Options, optionsFrom, wordAfter } from './options.ts'
import { runPlatform } from './run-platform.ts'
import { simulateDraft } from './simulate.ts'
import { manageStaff, STAFF_USAGE } from './staff.ts'
import { runVerify } from './verify.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

const USAGE = `用法 / usage:
  tongchou start [--persons N]         启动平台，演示城市 N 人 / starts the platform, with a demo city of N persons
  tongchou fixtures                    沙箱样例（机构、人员、项目、诊断）/ the sandbox's fixtures as JSON
  tongchou verify [--person 人员编号]  核对全部账目并按原政策包重算 / verifies chains, journals, years, accounts, settlements
  tongchou bench [--only engine|columns|database|http] [--quick]
                                       测量并与公开标尺比较 / measures beside public yardsticks
  tongchou simulate --change 草案.yaml --year 2025 [--region 420800] [--population 文件 | --persons N --seed S]
                    [--reserve 基金=结余元/全年支出元 …] [--json]
                                       按草案重算一年，谁多付谁少付 / replays a year under a draft
${STAFF_USAGE}
${IMPORT_USAGE}
  tongchou law                         各地政策包、上位法和让位之处 / every place's law, its layers, what they override
  tongchou clauses [--open]            每一条法规由哪个文件、哪个测试落实 / what became of every clause of every document
  tongchou calc [file] [--explain]     按政策包计算用例 / answers cases (NDJSON or one object; standard input without a file)`

const [command, ...rest] = process.argv.slice(2)

switch (command) {
  case 'start':
    await withOptions(runPlatform).then((status) => process.exit(status))
    break
  case 'fixtures':
    process.exitCode = await withOptions(printFixtures)
    break
  case 'calc':
    process.exitCode = await calculate(
      rest,
      () => readRegions(join(ROOT, 'regions')),
      (line) => console.error(line),
    )
    break
  case 'simulate':
    process.exitCode = await simulate()
    break
  case 'law':
    for (const line of printLaw(await readRegions(join(ROOT, 'regions')))) console.log(line)
    break
  case 'clauses':
    for (const line of printClauseTable(
      readClauseTable(readFileSync(join(ROOT, 'docs', 'clauses.yaml'), 'utf8')),
      rest.includes('--open'),
    ))
      console.log(line)
    break
  case 'import':
    process.exitCode = await withOptions((options) => runImport(rest, options, (line) => console.log(line)))
    break
  case 'staff':
    process.exitCode = await withOptions((options) => manageStaff(rest, options, (line) => console.log(line)))
    break
  case 'verify':
    process.exitCode = await withOptions((options) =>
      runVerify({ ...options, personNo: wordAfter(rest, '--person') }, (line) => console.log(line)),
    )
    break
  case 'bench':
    process.exitCode = await measure(rest)
    break
  default:
    console.error(USAGE)
    process.exitCode = 2
}

async function withOptions(work: (options: Options) => Promise<number>): Promise<number> {
  try {
    return await work(optionsFrom(process.env, rest, ROOT))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 2
  }
}

/** Ctrl-C stops it with a report of the persons done. */
async function simulate(): Promise<number> {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  return await simulateDraft(rest, {
    root: ROOT,
    print: (line) => console.log(line),
    say: (line) => console.error(line),
    signal: stop.signal,
  })
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
