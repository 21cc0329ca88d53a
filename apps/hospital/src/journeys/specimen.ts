import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { loadCity, SITUATIONS } from '@tongchou/city'
import type { Database } from '@tongchou/database'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { openVault } from '@tongchou/insured'
import { civilDate, uuidV7 } from '@tongchou/kernel'
import { type Bundle, layeredFiles, readBundle } from '@tongchou/policy'
import Fastify, { type FastifyInstance } from 'fastify'
import { fixtures, type HospitalNeeds, registerHospitalInterface } from '../index.ts'
import type { Fixtures } from '../sandbox/fixtures.ts'
import { messageText } from '../wire/specimen.ts'
import { HOSPITAL, nextMsgid, type Sending, type SpecimenHis, specimenHis } from './specimen-his.ts'

/** A small demo city with the national interface in front of it, on 22 October 2026. */
export interface Specimen {
  readonly app: FastifyInstance
  readonly needs: HospitalNeeds
  readonly database: Database
  readonly his: SpecimenHis
  readonly fixtures: Fixtures
  /** Another server on the same database, which remembers nothing. */
  readonly restarted: () => Promise<SpecimenHis>
  /** Sends over a real connection. */
  readonly overSocket: (infno: string, input: object, sending: Sending) => Promise<Response>
  /** Runs a statement as the owner of the tables. */
  readonly owner: (statement: string) => Promise<void>
  readonly close: () => Promise<void>
}

const TODAY = civilDate('2026-10-22')
const REGIONS = new URL('../../../../regions/', import.meta.url)
const MORNING = Date.UTC(2026, 9, 22, 2)

export async function openSpecimen(): Promise<Specimen> {
  const { url, database, drop } = await createTestDatabase()
  const keys = { encryption: '1'.repeat(64), index: '2'.repeat(64) }
  const vault = openVault(keys)
  const bundle = jingmen()
  const size = { seed: 7, persons: 60, until: TODAY, untilMinute: 600 }
  await loadCity(url, { ...size, keys, bundleOn: () => bundle, hasCare: false })
  await database.query("insert into published_bundle values ($1, '420800', '{}')", [bundle.hash])
  let ticks = 0
  const now = (): Date => new Date(MORNING + ticks++)
  const needs: HospitalNeeds = {
    database,
    vault,
    bundleOn: () => bundle,
    bundleByHash: (hash) => Promise.resolve(hash === bundle.hash ? bundle : null),
    now,
    today: () => TODAY,
    newId: () => uuidV7(now().getTime(), randomBytes(10)),
    district: '420800',
    sandbox: { situations: SITUATIONS },
    bodyLimitBytes: 200_000,
  }
  const opened: FastifyInstance[] = []
  const open = async (): Promise<FastifyInstance> => {
    const app = Fastify()
    registerHospitalInterface(app, needs)
    await app.ready()
    opened.push(app)
    return app
  }
  const app = await open()
  return {
    app,
    needs,
    database,
    his: specimenHis(app),
    fixtures: await fixtures(needs, 'http://127.0.0.1'),
    restarted: async () => specimenHis(await open()),
    overSocket: async (infno, input, { msgid = nextMsgid(), headers = {} }) => {
      const origin = app.server.listening ? addressOf(app) : await app.listen({ host: '127.0.0.1', port: 0 })
      return fetch(`${origin}/${infno}`, {
        method: 'POST',
        headers,
        body: messageText({ infno, input, msgid, fixmedins_code: HOSPITAL }),
      })
    },
    owner: (statement) => onServer(url, statement),
    close: async () => {
      await Promise.all(opened.map((it) => it.close()))
      await drop()
    },
  }
}

function addressOf(app: FastifyInstance): string {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port')
  return `http://127.0.0.1:${address.port}`
}

function jingmen(): Bundle {
  const read = readBundle(layeredFiles('jingmen', filesIn))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function filesIn(place: string): Record<string, string> {
  const folder = new URL(`${place}/`, REGIONS)
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}
