import { Readable } from 'node:stream'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import {
  DECIDING,
  fileOf,
  type Gate,
  malformed,
  Problem,
  registerDecision,
  routesAbout,
} from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeLists, changeRows } from './change-lists.ts'
import {
  changeAskedShape,
  changeDecidedShape,
  changeDecisionShape,
  changeIdShape,
  changePreviewShape,
  changeRowsShape,
  changesShape,
  entryHistoryShape,
  REGISTER_NAMES,
  REGISTERS,
  type RegisterName,
  registerFileQueryShape,
  tableSentShape,
} from './contract.ts'
import { entryHistory } from './entry-history.ts'
import { writeCsv, writeWorkbook } from './files/write-table.ts'
import { sendLong } from './long-answer.ts'
import type { ChangeNeeds } from './needs.ts'
import { CHANGING } from './refusal-status.ts'
import { forRegister } from './registers.ts'
import { contentOf, LARGEST_TABLE, NO_TABLE, TABLE, tableShape, tooLarge } from './sent-table.ts'
import { askChange, previewChange } from './use-cases/ask-change.ts'
import { decideChange, previewWaiting } from './use-cases/decide-change.ts'
import { APPROVERS, ASKERS, READERS } from './who-may.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

export type RegisterRoutesNeeds = ChangeNeeds & { readonly gate: Gate }

const route = routesAbout('登记簿变更')

/** Why a table is not a change set, and why one is not asked for. */
const PLANNING = CHANGING.only('faulty-file', 'nothing-changes', 'whole-city-only')
const ASKING = CHANGING.except('outdated')

/** Why what waits cannot be previewed any more. */
const PREVIEWING = CHANGING.only('outdated', 'nothing-changes').or(DECIDING.only('unknown-request'))

/** Why a table is not even read. */
const UNREAD = [NO_TABLE, tooLarge('目录.csv')]

const NO_FORMAT = malformed('format', '格式写 csv 或 xlsx')
const UNKNOWN_REGISTER = new Problem(
  ...([404, 'unknown-register', `没有这个登记簿，写 ${REGISTERS.join('、')} 之一`] as const),
)
const unknownEntry = (register: RegisterName, code: string): Problem =>
  new Problem(404, 'unknown-entry', `${REGISTER_NAMES[register]}里没有 ${code}`)

const registerParams = z.object({ register: z.enum(REGISTERS) })

/** Change sets of the registers: the table as it is, what a changed one would do, asking, what waits, deciding, the history of an entry. */
export function registerRegisterRoutes(app: FastifyInstance, needs: RegisterRoutesNeeds): void {
  const { database, gate } = needs
  app.addContentTypeParser(TABLE, (_, payload, done) => done(null, payload))

  app.get(
    '/api/registers/:register/file',
    route('今天的登记簿，可改好再交', {
      ...{ querystring: registerFileQueryShape, response: { 200: fileOf(WORKBOOK, CSV) } },
      refusals: [UNKNOWN_REGISTER, NO_FORMAT],
    }),
    async (request, reply) => {
      await gate.require(request, READERS)
      const name = registerOf(request.params)
      const query = registerFileQueryShape.safeParse(request.query)
      if (!query.success) throw NO_FORMAT
      const { format } = query.data
      const day = needs.today()
      const lines = await database.inTransaction('*', (sql) =>
        forRegister(name, async ({ columns, table }) => [
          columns.map(({ title }) => title),
          ...(await table(sql, day)),
        ]),
      )
      const fileName = `${REGISTER_NAMES[name]}-${day}.${format}`
      return reply
        .type(format === 'csv' ? CSV : WORKBOOK)
        .header(
          'content-disposition',
          `attachment; filename="${name}-${day}.${format}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        )
        .send(Readable.from(format === 'csv' ? writeCsv(lines) : writeWorkbook(REGISTER_NAMES[name], lines)))
    },
  )

  app.post(
    '/api/registers/:register/preview',
    {
      ...route('看一张表会改变什么，不写入', {
        ...{ querystring: tableSentShape, body: tableShape, consumes: [TABLE] },
        response: { 200: changePreviewShape },
        refusals: [UNKNOWN_REGISTER, unwritten('fileName'), ...UNREAD, ...PLANNING.problems],
      }),
      bodyLimit: LARGEST_TABLE,
    },
    async (request, reply) => {
      const { scope } = await gate.require(request, ASKERS)
      const { fileName } = read(tableSentShape, request.query)
      const content = await contentOf(request.body, fileName)
      const register = registerOf(request.params)
      const preview = await previewChange(needs)({ register, content, fileName, scope })
      return sendLong(reply, changePreviewShape, 'entries', PLANNING.given(preview))
    },
  )

  app.post(
    '/api/registers/:register/changes',
    {
      ...route('申请一批变更，等另一人复核', {
        ...{ querystring: changeAskedShape, body: tableShape, consumes: [TABLE] },
        response: { 200: changeIdShape, 201: changeIdShape },
        refusals: [UNKNOWN_REGISTER, unwritten('basis'), ...UNREAD, ...ASKING.problems],
      }),
      bodyLimit: LARGEST_TABLE,
    },
    async (request, reply) => {
      const staff = await gate.require(request, ASKERS)
      const { fileName, basis } = read(changeAskedShape, request.query)
      const content = await contentOf(request.body, fileName)
      const asked = await askChange(needs)({
        ...{ register: registerOf(request.params), content, scope: staff.scope },
        ...{ fileName, basis, askedBy: staff.login },
      })
      const { changeId, isNew } = ASKING.given(asked)
      return reply.code(isNew ? 201 : 200).send({ changeId: toWireId(changeId), isNew })
    },
  )

  app.get(
    '/api/register-changes',
    route('等待复核和已办的变更批次', { response: { 200: changesShape } }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      return database.inTransaction(staff.scope, (sql) => changeLists(sql, staff))
    },
  )

  app.get(
    '/api/register-changes/:changeId/preview',
    route('看一批等待复核的变更会改变什么', {
      ...{ response: { 200: changePreviewShape }, refusals: PREVIEWING.problems },
    }),
    async (request, reply) => {
      const { scope } = await gate.require(request, READERS)
      const preview = await previewWaiting(needs)({ changeId: changeOf(request.params), scope })
      return sendLong(reply, changePreviewShape, 'entries', PREVIEWING.given(preview))
    },
  )

  app.get(
    '/api/register-changes/:changeId/rows',
    route('一批变更的各行', {
      response: { 200: changeRowsShape },
      refusals: DECIDING.only('unknown-request').problems,
    }),
    async (request, reply) => {
      const { scope } = await gate.require(request, READERS)
      const changeId = changeOf(request.params)
      const rows = await database.inTransaction(scope, (sql) => changeRows(sql, changeId))
      if (rows === null) throw DECIDING.problemOf({ code: 'unknown-request' })
      return sendLong(reply, changeRowsShape, 'rows', { rows })
    },
  )

  registerDecision(app, '/api/register-changes/:changeId/decision', {
    ...{ gate, route, summary: '另一人复核：同意看过的变化，或写明理由退回', deciders: APPROVERS },
    ...{ body: changeDecisionShape, answer: changeDecidedShape, decide: decideChange(needs) },
    refusals: CHANGING.except('faulty-file', 'whole-city-only'),
  })

  app.get(
    '/api/registers/:register/entries/:code/history',
    route('一家机构或一个条目的历史', {
      response: { 200: entryHistoryShape },
      refusals: [UNKNOWN_REGISTER, unknownEntry('providers', 'H42080299999')],
    }),
    async (request) => {
      const { scope } = await gate.require(request, READERS)
      const { code } = z.object({ code: z.string() }).parse(request.params)
      const name = registerOf(request.params)
      const versions = await database.inTransaction(scope, (sql) => entryHistory(sql, name, code))
      if (versions.length === 0) throw unknownEntry(name, code)
      return { versions }
    },
  )
}

function registerOf(params: unknown) {
  const found = registerParams.safeParse(params)
  if (!found.success) throw UNKNOWN_REGISTER
  return found.data.register
}

function changeOf(params: unknown): Uuid {
  const { changeId } = z.object({ changeId: z.string() }).parse(params)
  const id = fromWireId(changeId)
  if (!id.ok) throw DECIDING.problemOf({ code: 'unknown-request' })
  return id.value
}

const FIELDS: Readonly<Record<string, string>> = {
  fileName: '文件名',
  basis: '依据（材料、文号），至少两个字',
}

function read<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const found = shape.safeParse(body)
  if (found.success) return found.data
  const field = String(found.error.issues[0]?.path[0] ?? 'fileName')
  throw unwritten(field)
}

const unwritten = (field: string): Problem => malformed(field, `请写明${FIELDS[field] ?? field}`)
