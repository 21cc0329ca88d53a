import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, SITUATIONS, STORY_PERSON_NO } from '@tongchou/city'
import { type Database, migrate, openDatabase } from '@tongchou/database'
import { openVault } from '@tongchou/insured'
import { civilDate, randomTens, uuidV7 } from '@tongchou/kernel'
import { endLostSimulations, openLawbook } from '@tongchou/lawbook'
import { FIRST_ADMINISTRATORS, openGate } from '@tongchou/staff'
import { demoAccountsShape } from '@tongchou/staff/contract'
import Fastify, { type FastifyInstance } from 'fastify'
import { clausesOf, readClauseFolders } from './clauses.ts'
import { openDemoCity } from './demo-city.ts'
import { openHome, requireFreePort } from './home.ts'
import { vaultKeys } from './keys.ts'
import { readRegionFiles, readSignedCases } from './regions.ts'
import { registerRoutes } from './routes.ts'
import { PopulationFiles } from './simulation/population-files.ts'
import { yearSimulator } from './simulator.ts'
import { requireVerified } from './unverified.ts'

export interface PlatformOptions {
  /** Where the embedded database and the keys live. */
  dataFolder: string
  /** The checkout: `regions/` and the built web are found below it. */
  root: string
  port: number
  /** The folder of `regions/` whose law an empty database gets. */
  place: string
  /** An existing PostgreSQL 15 or later; otherwise the embedded one. */
  databaseUrl?: string | undefined
  keys?: string | undefined
  isDemo: boolean
  /** Whether a production start may pay by figures of which no original was seen. */
  acceptsUnverified?: boolean
  persons: number
  say: (sentence: string) => void
}

export interface RunningPlatform {
  url: string
  startedInMs: number
  /** Becomes true when the platform's own database ends by itself. */
  lostDatabase: Promise<true>
  stop(): Promise<void>
}

/** A version published by another process is known long before its day begins: the earliest is tomorrow. */
const LAW_REFRESH_MS = 30_000

/** The whole wiring: database, law, demo city, interfaces and web on one port. */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const began = performance.now()
  let startedInMs: number | null = null
  const { say } = options
  const now = (): Date => new Date()
  const dayInChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
  const today = () => civilDate(dayInChina.format(now()))
  const random = randomTens(randomBytes)
  const newId = () => uuidV7(now().getTime(), random())
  await requireFreePort(options.port)
  const keys = await vaultKeys(options.dataFolder, options.keys)
  const vault = openVault(keys)

  // Read while the database starts; a fault is met where the law is opened.
  const reading = readLaw(options)
  reading.catch(() => undefined)
  const home = await openHome(options)
  const { url } = home
  const server: FastifyInstance = Fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: true })
  try {
    await migrate(url)
    const database = await openDatabase({ url, poolSize: 24 })
    server.addHook('onClose', () => database.close())
    const { folder, clauses } = await reading
    const law = await openLawbook(database, folder, now())
    if (law.folderDiffers.length > 0)
      say(
        `政策文件夹与已发布的第 1 版不同（${law.folderDiffers.join('、')}）：仍按已发布的执行，要采用请在政策台起草`,
      )
    await endLostSimulations({ database, now })
    const refreshing = setInterval(() => {
      // The next round reads again; meanwhile the law that is known stays in force.
      law.refresh().catch((error: unknown) => server.log.error({ err: error }, 'law not refreshed'))
    }, LAW_REFRESH_MS).unref()
    server.addHook('onClose', () => {
      clearInterval(refreshing)
    })
    if (!options.isDemo && options.acceptsUnverified !== true) requireVerified(law.bundleOn(today()))
    const city = options.isDemo
      ? await openDemoCity({ ...options, url, keys, now: now(), bundleOn: law.bundleOn })
      : null
    server.addHook('onClose', () => city?.stop())
    await registerRoutes(server, {
      database,
      law,
      clauses: clausesOf(clauses, law),
      simulator: yearSimulator(
        new PopulationFiles(join(options.dataFolder, 'populations')),
        city === null ? null : { ...city, today },
      ),
      vault,
      now,
      today,
      newId,
      gate: openGate({ database, now }),
      web: join(options.root, 'apps', 'web', 'dist'),
      demo: options.isDemo
        ? {
            ...demoAccountsShape.parse({ password: DEMO_PASSWORD, accounts: DEMO_ACCOUNTS }),
            storyPersonNo: STORY_PERSON_NO,
            situations: SITUATIONS,
          }
        : null,
      startedInMs: () => startedInMs,
      city,
    })
    if (!options.isDemo) await sayWhoIsMissing(database, say)
    await server.listen({ host: '127.0.0.1', port: options.port })
    startedInMs = Math.round(performance.now() - began)
    void city?.loadRest()
  } catch (error) {
    await server.close()
    await home.stop()
    throw error
  }
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://127.0.0.1:${port}/`,
    startedInMs: startedInMs ?? 0,
    lostDatabase: home.lost,
    stop: async () => {
      await server.close()
      await home.stop()
    },
  }
}

/** The law as it lies in the folders: the platform's place, and all places for the pages of clauses. */
async function readLaw({ root, place }: PlatformOptions) {
  const folder = join(root, 'regions', place)
  return {
    folder: { files: await readRegionFiles(folder), cases: await readSignedCases(folder) },
    clauses: await readClauseFolders(root),
  }
}

/** Without two administrators nobody can open an account; who has just installed the platform should learn how they get theirs. */
async function sayWhoIsMissing(database: Database, say: (sentence: string) => void): Promise<void> {
  const [row] = await database.query<{ count: number }>(
    `select count(*) as count from staff where is_active and 'administrator' = any (roles)`,
  )
  const missing = FIRST_ADMINISTRATORS - (row?.count ?? 0)
  if (missing > 0)
    say(
      `还差 ${missing} 名管理员：npx tongchou staff add --role administrator --login 账号 --name 姓名 --office 科室 / ${missing} administrators are missing`,
    )
}
