import { isDeepStrictEqual } from 'node:util'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import * as accounts from '@tongchou/accounts/contract'
import * as catalogue from '@tongchou/catalogue/contract'
import * as clauses from '@tongchou/clauses/contract'
import * as filings from '@tongchou/filings/contract'
import * as insured from '@tongchou/insured/contract'
import { assert } from '@tongchou/kernel'
import * as lawbook from '@tongchou/lawbook/contract'
import * as providers from '@tongchou/providers/contract'
import * as registers from '@tongchou/registers/contract'
import * as settlement from '@tongchou/settlement/contract'
import { type Problem, type RouteShapes, SESSION_COOKIE } from '@tongchou/staff'
import * as staff from '@tongchou/staff/contract'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { z } from 'zod'
import { refusalsOn, refused, saidOnce } from './open-api-refusals.ts'

const CONTRACTS = {
  accounts,
  catalogue,
  clauses,
  filings,
  insured,
  lawbook,
  providers,
  registers,
  settlement,
  staff,
}

/**
 * The OpenAPI document of every route under `/api` that is registered afterwards: `GET /api/openapi.json`, and readable with a form to
 * try each route at `/api/docs`. Both are open: they hold nothing that the sources do not.
 */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  const shapes = shapeBook()
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '统筹 Tongchou', version: '1', description: ABOUT },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
      },
      security: [{ session: [] }],
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: url.startsWith('/api/')
        ? {
            operationId: operationOf(String(route.method), url),
            ...described(schema ?? {}, url, shapes, refusalsOn(route)),
          }
        : { hide: true },
    }),
    transformObject: (it) => {
      if (!('openapiObject' in it)) return it.swaggerObject
      const said = saidOnce(it.openapiObject.paths ?? {})
      Object.assign(it.openapiObject.components ?? {}, { schemas: shapes.components(), ...said })
      return it.openapiObject
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { layout: 'BaseLayout' } })
}

const ABOUT = [
  '金额一律是整数分；日期写 2026-10-22；编号是 26 位字符，原样送回。',
  '拒绝和故障都是 RFC 9457 problem details（application/problem+json）：title 是给人看的一句话，code 供程序判断。每个操作列出它会给的拒绝，各举一例；没有列出的是故障，或请求不是 JSON、太大。',
  '动钱或给待遇的事由一人申请、另一人复核；同一件事重复申请不会成为两件。',
  '医院结算走国家接口，不在这里：见 docs/tasks/connect-a-his.zh.md。',
].join('\n\n')

/** What generated clients call a route: `GET /api/persons/:personId/fact-requests` is `getPersonsByPersonIdFactRequests`. */
const operationOf = (method: string, url: string): string =>
  method.toLowerCase() +
  url
    .replace(/^\/api\//, '')
    .replaceAll(':', 'by-')
    .split(/\W/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** What the parts of an address name, for every route alike. */
const PARAMETERS: Readonly<Record<string, string>> = {
  personId: '参保人编号，26 位',
  settlementId: '结算编号，26 位',
  requestId: '申请编号，26 位',
  questionId: '疑问编号，26 位',
  batchId: '批次编号，26 位',
  changeId: '变更批次编号，26 位',
  day: '日期，例如 2026-10-22',
  fund: '基金代码，例如 employeePooled',
  draftId: '草案编号，26 位',
  caseId: '签字用例的编号',
  id: '编号',
  code: '编码或校验码',
  login: '账号',
  register: '登记簿：providers 或 catalogue',
  region: '地区编码或政策文件夹名',
  version: '版本号，从 1 起',
  year: '年度',
}

/** A route's schema as the document tells it: JSON schemas in the place of zod's, a meaning for each part of the address, and the problem. */
function described(
  schema: FastifySchema,
  url: string,
  shapes: ShapeBook,
  refusals: readonly Problem[],
): FastifySchema {
  const { querystring, body, response, ...rest } = schema
  // Answers are named by `routesAbout`.
  const answers = Object.entries((response ?? {}) as RouteShapes['response']).map(([status, answer]) => [
    status,
    { description: ANSWERED[status], ...answerOf(answer, shapes) },
  ])
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return {
    ...rest,
    ...(names.length === 0 ? {} : { params: addressOf(names) }),
    // Each field of a query is a parameter of its own: the shape without its name.
    ...(querystring instanceof z.ZodObject
      ? { querystring: shapes.jsonOf(z.object(querystring.shape), 'input') }
      : {}),
    ...(body instanceof z.ZodType ? { body: shapes.jsonOf(body, 'input') } : {}),
    response: {
      ...Object.fromEntries(answers),
      ...refused(refusals, shapes.jsonOf(staff.problemShape, 'output')),
    },
  }
}

const ANSWERED: Readonly<Record<string, string>> = { 200: '成功', 201: '已建立', 204: '成功，没有内容' }

/** A file says its media types itself. */
const answerOf = (answer: object, shapes: ShapeBook): object => {
  if (!(answer instanceof z.ZodType)) return answer
  if (answer instanceof z.ZodNull) return { type: 'null' }
  return { content: { 'application/json': { schema: shapes.jsonOf(answer, 'output') } } }
}

const addressOf = (names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(
    names.map((name) => [name, { type: 'string', description: PARAMETERS[name] }]),
  ),
  required: names,
})

type ShapeBook = ReturnType<typeof shapeBook>

/** Turns shapes into JSON schemas; the contracts' own become components under the name of their module and shape. */
function shapeBook() {
  const components = new Map<string, object>()
  for (const [module, contract] of Object.entries(CONTRACTS))
    for (const [name, shape] of Object.entries(contract))
      if (shape instanceof z.ZodType)
        z.globalRegistry.add(shape, { ...shape.meta(), id: `${module}.${name.replace(/Shape$/, '')}` })
  const jsonOf = (shape: z.ZodType, io: 'input' | 'output'): object => {
    const made = z.toJSONSchema(shape, { io, unrepresentable: 'any', override: plainer })
    const {
      $schema: _,
      $defs,
      ...schema
    } = JSON.parse(JSON.stringify(made).replaceAll('#/$defs/', '#/components/schemas/'))
    for (const [name, component] of Object.entries<object>($defs ?? {})) {
      assert(
        isDeepStrictEqual(components.get(name) ?? component, component),
        `${name} is one shape for requests and answers`,
      )
      components.set(name, component)
    }
    return schema
  }
  return { jsonOf, components: () => Object.fromEntries(components) }
}

/**
 * Says nothing that goes without saying: the limits of whole numbers, that what was sent cannot be changed; that an answer may later hold
 * more is for its reader to bear.
 */
function plainer({
  jsonSchema,
  zodSchema,
}: {
  jsonSchema: z.core.JSONSchema.BaseSchema
  zodSchema: z.core.$ZodTypes
}): void {
  if (zodSchema._zod.def.type === 'object' && zodSchema._zod.def.catchall === undefined)
    delete jsonSchema.additionalProperties
  if (zodSchema._zod.def.type === 'readonly') delete jsonSchema.readOnly
  if (jsonSchema.type === 'integer' && jsonSchema.maximum === Number.MAX_SAFE_INTEGER)
    delete jsonSchema.maximum
  if (jsonSchema.type === 'integer' && jsonSchema.minimum === Number.MIN_SAFE_INTEGER)
    delete jsonSchema.minimum
}
