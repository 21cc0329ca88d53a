import { DISTRICTS } from '@tongchou/city'
import { type CivilDate, yearOf } from '@tongchou/kernel'
import type { SimulationJob, Simulator } from '@tongchou/lawbook'
import { aloneVersions, type Bundle, readBundle } from '@tongchou/policy'
import { BENEFIT_WORDS, PERSON_WORDS } from '@tongchou/policy/words'
import type { PopulationFiles } from './simulation/population-files.ts'
import { runSimulation, type SimulationRefused } from './simulation/run-simulation.ts'

/** The demo city's funds are invented like its persons: so many hundredths of a month does each cover today. */
const CITY_RESERVES = [
  { fund: 'employeePooled', months: 821 },
  { fund: 'residentPooled', months: 536 },
] as const

/** The invented city whose years can be replayed. */
export interface CityYears {
  seed: number
  persons: number
  today: () => CivilDate
}

/** Replays a year that somebody brought as a file; in the demo also the city's last two years, where no file stands for them. */
export function yearSimulator(files: PopulationFiles, city: CityYears | null): Simulator {
  const cityYears = (): number[] => {
    if (city === null) return []
    const last = yearOf(city.today()) - 1
    return [last, last - 1]
  }
  return {
    years: async () => [...new Set([...(await files.years()), ...cityYears()])].sort((a, b) => b - a),
    keepYear: ({ year, bytes, law }) => files.keep(year, bytes, law),
    simulate: async (job, { signal, onProgress }) => {
      const isFile = (await files.years()).includes(job.year)
      const report = await runSimulation(
        {
          before: bundleFrom(job.before),
          after: bundleFrom(job.after),
          alone: aloneVersions(job.before, job.after),
          day: job.day,
          year: job.year,
          ...(isFile || city === null
            ? { population: { kind: 'file', path: files.pathOf(job.year) }, reserves: [] }
            : {
                population: { kind: 'city', seed: city.seed, persons: city.persons },
                reserves: CITY_RESERVES,
              }),
          districtNames:
            city === null ? {} : Object.fromEntries(DISTRICTS.map(({ code, name }) => [code, name])),
        },
        { signal, onProgress },
      )
      if (!report.ok) throw new Error(sayWhyNot(report.error))
      return report.value
    },
  }
}

/** A sound draft and a published version read without faults. */
function bundleFrom(files: SimulationJob['before']): Bundle {
  const read = readBundle(files)
  if (!read.ok)
    throw new Error(read.error.map(({ file, key, reason }) => `${file} ${key}: ${reason}`).join('\n'))
  return read.value
}

const VERSIONS = { before: '现行版本', after: '草案', alone: '草案的一处改动' } as const

/** Why a simulation has no report, one sentence a line. */
export function sayWhyNot(why: SimulationRefused): string {
  switch (why.code) {
    case 'bad-population':
      return why.faults
        .map(({ line, path, message }) => `人群文件第 ${line} 行 ${path}: ${message}`)
        .join('\n')
    case 'not-covered':
      return `人群里有${PERSON_WORDS[why.scheme] ?? why.scheme}的${BENEFIT_WORDS[why.type] ?? why.type}，政策里没有这种待遇的数：请补上数，或从人群里去掉`
    case 'unknown-words':
      return `${VERSIONS[why.version]}用了测算还不认识的词：${why.words.join('、')}`
    case 'draft':
      return `${why.region} 的政策包还没有公布，不能测算`
    case 'before-first-day':
      return `${VERSIONS[why.version]}自 ${why.firstDay} 起才有，${why.day} 还没有`
    case 'after-last-day':
      return `${VERSIONS[why.version]}到 ${why.lastDay} 为止，${why.day} 已经失效`
    case 'no-benefits':
      return `${VERSIONS[why.version]}没有待遇，不能测算`
  }
}
