import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openInterface, routesAbout } from './interface.ts'
import { malformed, Problem } from './problem.ts'
import { openCheckedInterface } from './testing.ts'

const route = routesAbout('示例')
const balanceShape = z.object({ balance: z.int() })

const answering = (answer: unknown) => {
  const app = Fastify()
  openInterface(app)
  app.get('/api/balance', route('余额', { response: { 200: balanceShape } }), () => answer)
  return app.inject('/api/balance')
}

test('an answer is sent in the shape that its route names: what the shape does not know is left out', async () => {
  expect((await answering({ balance: 200, idNumber: '420899198001010019' })).json()).toEqual({ balance: 200 })
})

test('an answer that does not fit the shape of its route is a fault and not sent', async () => {
  const { statusCode, body } = await answering({ balance: 200.5 })
  expect(statusCode).toBe(500)
  expect(JSON.parse(body)).toMatchObject({ code: 'fault', status: 500 })
  expect(body).not.toContain('200.5')
})

test.each([
  ['takes what its shape refuses', { amount: '200' }],
  ['takes what it should have refused for lack of a field', {}],
])('in a test, a route that %s is a fault', async (_, payload) => {
  const app = Fastify()
  openCheckedInterface(app)
  const shapes = { body: z.object({ amount: z.int() }), response: { 200: balanceShape } }
  app.post('/api/balance', route('存入', shapes), () => ({ balance: 1 }))
  const post = (body: object) => app.inject({ method: 'POST', url: '/api/balance', payload: body })
  expect((await post({ amount: 200 })).statusCode).toBe(200)
  expect((await post(payload)).statusCode).toBe(500)
})

test.each([
  ['a body', { method: 'POST' as const, url: '/api/balance', payload: { amount: 200 } }],
  ['a query', { method: 'POST' as const, url: '/api/balance?day=2026-10-22' }],
])('in a test, a route that takes %s without naming it is a fault', async (_, request) => {
  const app = Fastify()
  openCheckedInterface(app)
  app.post('/api/balance', route('存入', { response: { 200: balanceShape } }), () => ({ balance: 1 }))
  expect((await app.inject({ method: 'POST', url: '/api/balance' })).statusCode).toBe(200)
  expect((await app.inject(request)).statusCode).toBe(500)
})

test('in a test, a route that refuses with what it does not name is a fault', async () => {
  const app = Fastify()
  openCheckedInterface(app)
  const named = malformed('amount', '请写明金额')
  const shapes = { isOpen: true, response: { 200: balanceShape }, refusals: [named] } as const
  app.post('/api/balance', route('存入', shapes), () => {
    throw named
  })
  app.delete('/api/balance', route('取出', shapes), () => {
    throw new Problem(409, 'too-little', '余额不够')
  })
  const refusing = async (method: 'POST' | 'DELETE') =>
    (await app.inject({ method, url: '/api/balance' })).statusCode
  expect(await refusing('POST')).toBe(400)
  expect(await refusing('DELETE')).toBe(500)
})
