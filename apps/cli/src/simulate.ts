import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DISTRICTS } from '@tongchou/city'
import { parseYuan } from '@tongchou/kernel'
import {
  type BundleFault,
  changedLaw,
  type Difference,
  type ReserveInput,
  readChange,
  type SimulationProgress,
} from '@tongchou/policy'
import { readFilesOfRegion, runSimulation, type SimulationOrder, sayWhyNot } from '@tongchou/server'
import { wordAfter, wordsAfter } from './options.ts'
import { printReport } from './simulation-report.ts'

/** Whose demo city there is. */
const CITY = '420800'

export interface SimulateNeeds {
  root: string
  print: (line: string) => void
  /** Progress and refusals: not part of the answer. */
  say: (line: string) => void
  signal: AbortSignal
}

/**
 * `tongchou simulate`: what a draft would have made of a year.
 * @returns 0 done, 1 stopped or refused, 2 asked wrongly
 */
export async function simulateDraft(words: readonly string[], needs: SimulateNeeds): Promise<number> {
  const { root, print, say, signal } = needs
  const asked = readQuestion(words)
  if (typeof asked === 'string') return refused(say, [asked], 2)
  const files = await readFilesOfRegion(join(root, 'regions'), asked.region)
  if (files === null) return refused(say, [`没有 ${asked.region} 的政策包`], 2)
  const change = readChange(readFileSync(asked.change, 'utf8'), asked.change)
  if (!change.ok) return refused(say, change.error.map(sayFault), 2)
  const law = changedLaw(files, change.value)
  if (!law.ok) return refused(say, law.error.map(sayFault), 2)
  const order: SimulationOrder = {
    ...law.value,
    year: asked.year,
    population: asked.population,
    reserves: asked.reserves,
    districtNames: Object.fromEntries(DISTRICTS.map(({ code, name }) => [code, name])),
  }
  if (!asked.isJson) for (const one of law.value.differences) print(sayDifference(one))
  const startedAt = performance.now()
  const report = await runSimulation(order, { signal, onProgress: sayingTenths(say) })
  if (!report.ok) return refused(say, [sayWhyNot(report.error)], 1)
  if (asked.isJson) print(JSON.stringify(report.value))
  else if (report.value.population.persons > 0)
    printReport(report.value, { print, seconds: (performance.now() - startedAt) / 1000 })
  if (report.value.isComplete) return 0
  say(`已停止：只算了 ${report.value.population.persons} 人，这样的结果不能送审 / stopped`)
  return 1
}

interface Question {
  region: string
  change: string
  year: number
  population: SimulationOrder['population']
  reserves: ReserveInput[]
  isJson: boolean
}

/** What the words ask; a sentence where they do not ask it rightly. */
function readQuestion(words: readonly string[]): Question | string {
  const text = (flag: string, otherwise: string): string => wordAfter(words, flag) ?? otherwise
  const region = text('--region', CITY)
  const change = text('--change', '')
  const year = wholeNumber(text('--year', ''))
  const persons = wholeNumber(text('--persons', '20000'))
  const seed = wholeNumber(text('--seed', '42'))
  const path = wordAfter(words, '--population')
  const missing = [change, path ?? ''].find((file) => file !== '' && !existsSync(file))
  if (missing !== undefined) return `没有文件 ${missing}`
  if (change === '') return '用 --change 指出草案文件，例如 --change draft.yaml'
  if (year === null || year < 2000 || year > 2100) return '用 --year 指出人群的年度，例如 --year 2025'
  if (persons === null || persons < 1 || persons > 5_000_000) return '--persons 应为 1 到 5000000 的整数'
  if (seed === null) return '--seed 应为非负整数'
  if (path === null && region !== CITY)
    return `示例城只有荆门市 ${CITY}；${region} 的人群用 --population 文件 给出`
  const reserves = wordsAfter(words, '--reserve').map(readReserve)
  const bad = reserves.find((one) => typeof one === 'string')
  if (bad !== undefined) return bad
  return {
    region,
    change,
    year,
    population: path === null ? { kind: 'city', seed, persons } : { kind: 'file', path },
    reserves: reserves.filter((one) => typeof one !== 'string'),
    isJson: words.includes('--json'),
  }
}

const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)

const RESERVED = ['employeePooled', 'residentPooled', 'studentPooled'] as const

/** `residentPooled=436000000.00/975000000.00`: balance and a year's payment, in yuan. */
function readReserve(text: string): ReserveInput | string {
  const match = /^(\w+)=([\d.]+)(?:\/([\d.]+))?$/.exec(text)
  const fund = RESERVED.find((one) => one === match?.[1])
  const balance = parseYuan(match?.[2] ?? '')
  const yearPay = match?.[3] === undefined ? null : parseYuan(match[3])
  if (fund === undefined || !balance.ok || yearPay?.ok === false)
    return `--reserve 应写成 ${RESERVED[0]}=累计结余元/全年支出元，现在是“${text}”`
  return { fund, balance: balance.value, ...(yearPay === null ? {} : { yearPay: yearPay.value }) }
}

/** Says every tenth of the way. */
function sayingTenths(say: (line: string) => void): (progress: SimulationProgress) => void {
  let said = 0
  return ({ persons, ofPersons, episodes }) => {
    const tenth = Math.floor((persons * 10) / Math.max(1, ofPersons))
    if (tenth <= said) return
    said = tenth
    say(`已算 ${persons} / ${ofPersons} 人，${episodes} 次就医（${tenth * 10}%）`)
  }
}

function refused(say: (line: string) => void, sentences: readonly string[], status: number): number {
  for (const sentence of sentences) say(sentence)
  return status
}

const sayDifference = ({ words, before, after, from, cite }: Difference): string =>
  `${words}：${before?.text ?? '（无）'} → ${after?.text ?? '（无）'}${from === null ? '' : `，自 ${from} 起（${cite ?? ''}）`}`

const sayFault = ({ file, line, key, reason }: BundleFault): string =>
  `${file}${line === undefined ? '' : `:${line}`} ${key}: ${reason}`
