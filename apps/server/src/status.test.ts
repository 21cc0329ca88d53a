import { openInterface } from '@tongchou/staff'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { registerStatus } from './status.ts'

const place = () => ({ region: '420800', name: '荆门市' })

test('whoever reads that nothing is loading any more finds every person in the count', async () => {
  let arrived = 1_100
  const app = fastify()
  openInterface(app)
  registerStatus(app, {
    // The last persons arrive while the count, which does not see them yet, is on its way back.
    database: {
      query: (async () => {
        const counts = [{ persons: arrived, providers: 60, items: 600, districts: 7 }]
        arrived = 1_600
        return counts
      }) as never,
    },
    demo: {},
    startedInMs: () => 1,
    place,
    city: { isKept: true, loading: () => (arrived === 1_600 ? null : { loaded: arrived, of: 1_600 }) },
  })
  const status = async () => (await app.inject('/api/status')).json()
  expect(await status()).toMatchObject({ loading: { of: 1_600 }, city: { persons: 1_100 } })
  expect(await status()).toMatchObject({ loading: null, city: { persons: 1_600 } })
})

test('a count of the city is kept and says when it was taken; one that failed is not kept; outside the demo nobody counts', async () => {
  let asked = 0
  const database = {
    query: (async () => {
      asked += 1
      if (asked === 1) throw new Error('the database is away')
      return [{ persons: asked, providers: 60, items: 600, districts: 7 }]
    }) as never,
  }
  const statusOf = (demo: object | null) => {
    const app = fastify()
    openInterface(app)
    registerStatus(app, { database, demo, startedInMs: () => 1, city: null, place })
    return () => app.inject('/api/status')
  }
  const status = statusOf({})
  expect((await status()).statusCode).toBe(500)
  const first = (await status()).json()
  expect(first.city).toMatchObject({ persons: 2, countedAt: expect.stringMatching(/^\d{4}-.*Z$/) })
  expect((await status()).json().city).toEqual(first.city)
  expect((await statusOf(null)()).json().city).toBeNull()
  expect(asked).toBe(2)
})
