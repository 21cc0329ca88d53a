import { civilDate, monthOf } from '@tongchou/kernel'
import { hasRole, malformed, Problem, type Role, refusalsOf, routesAbout } from '@tongchou/staff'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { closingMonth } from './closing/closing-days.ts'
import { differencesView, entriesOn, fundNames, signaturesOn, stateOfSheet } from './closing/closing-view.ts'
import { settledUpTo } from './closing/read-day.ts'
import {
  closingEntriesShape,
  closingMonthShape,
  closingParamsShape,
  closingSheetShape,
  entriesQueryShape,
  monthQueryShape,
  signClosingShape,
  signedClosingShape,
} from './closing-contract.ts'
import { monthAsked, NO_SUCH_MONTH } from './month-asked.ts'
import type { OpeningNeeds } from './opened-page.ts'
import {
  type ClosingNeeds,
  type ClosingRefusal,
  closingSheet,
  isOver,
  signClosing,
} from './use-cases/sign-closing.ts'

const route = routesAbout('日终')

const SIGNERS: readonly Role[] = ['finance']
const READERS: readonly Role[] = ['finance', 'supervisor']

/** 日终: a month of closings, a day's sheet, signing it, and what was booked behind each figure. */
export function registerClosingRoutes(app: FastifyInstance, needs: OpeningNeeds & ClosingNeeds): void {
  const { database, gate, now, today } = needs

  app.get(
    '/api/closings',
    route('一个月的每日日终，和逾期没有签的', {
      ...{ querystring: monthQueryShape, response: { 200: closingMonthShape } },
      refusals: [NO_SUCH_MONTH],
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const month = monthAsked(request, monthOf(today()))
      return database.inTransaction(staff.scope, (sql) =>
        closingMonth(sql, { month, today: today(), maySign: hasRole(staff, SIGNERS) }),
      )
    },
  )

  app.get(
    '/api/closings/:day',
    route('一天的日终核对单，和谁签过', {
      response: { 200: closingSheetShape },
      refusals: [NO_SUCH_DAY, ...CLOSING.only('day-to-come').problems],
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const day = dayAsked(request)
      if (day > today()) throw CLOSING.problemOf({ code: 'day-to-come' })
      const upTo = settledUpTo(now())
      const read = await database.inTransaction('*', async (sql) => {
        await sql.query('set transaction isolation level repeatable read, read only')
        const shown = await closingSheet(sql, needs, { day, upTo, scope: staff.scope })
        return { shown, nameOf: await fundNames(sql) }
      })
      const signatures = await database.inTransaction(staff.scope, (sql) => signaturesOn(sql, day))
      const { shown, nameOf } = read
      return {
        ...{ day, upTo: upTo.toISOString(), isOver: isOver(day, today()), seen: shown.seen, signatures },
        rows: shown.rows.map((row) => ({ ...row, fundName: nameOf(row.fund) })),
        differences: differencesView(shown, nameOf),
        personYears: shown.personYears,
        state: stateOfSheet(shown, signatures),
        maySign: hasRole(staff, SIGNERS),
      }
    },
  )

  app.post(
    '/api/closings/:day',
    route('签一天的日终', {
      ...{ body: signClosingShape, response: { 200: signedClosingShape } },
      refusals: [NO_SUCH_DAY, unseen('seen'), ...CLOSING.problems],
    }),
    async (request) => {
      const staff = await gate.require(request, SIGNERS)
      const day = dayAsked(request)
      const body = signClosingShape.safeParse(request.body)
      if (!body.success) throw unseen(String(body.error.issues[0]?.path[0] ?? ''))
      const { upTo, seen } = body.data
      return CLOSING.given(await signClosing(needs)({ day, upTo: new Date(upTo), seen }, staff))
    },
  )

  app.get(
    '/api/closings/:day/entries',
    route('一天一只基金的每笔记账', {
      ...{ querystring: entriesQueryShape, response: { 200: closingEntriesShape } },
      refusals: [NO_SUCH_DAY, NO_FUND],
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const day = dayAsked(request)
      const query = entriesQueryShape.safeParse(request.query)
      if (!query.success) throw NO_FUND
      const { fund, district } = query.data
      return database.inTransaction(staff.scope, (sql) =>
        entriesOn(sql, { day, fund, district: district ?? null }),
      )
    },
  )
}

function dayAsked(request: FastifyRequest) {
  const read = closingParamsShape.safeParse(request.params)
  if (read.success) return civilDate(read.data.day)
  throw NO_SUCH_DAY
}

const NO_SUCH_DAY = malformed('day', '日期要写成 2026-10-22 这样')
const NO_FUND = malformed('fund', '请写明哪一只基金')
const unseen = (field: string): Problem => malformed(field, '请先打开这一天的核对单，核对以后再签')

function problemOf(refusal: ClosingRefusal): Problem {
  switch (refusal.code) {
    case 'day-to-come':
      return new Problem(409, refusal.code, '还没到这一天，没有日终可核对')
    case 'history-loading':
      return new Problem(409, refusal.code, '演示城市还在载入以前的账，载完再签')
    case 'nothing-booked':
      return new Problem(409, refusal.code, '这一天没有记账，不用签日终')
    case 'not-balanced':
      return new Problem(
        409,
        refusal.code,
        `有 ${refusal.differences} 处不平，没有签。先查清下面列出的每一行，再签日终`,
      )
    case 'sheet-changed':
      return new Problem(409, refusal.code, '您看过之后账上又有变化，没有签。请重新核对这张单，再签')
    default:
      return refusal satisfies never
  }
}

const CLOSING = refusalsOf(problemOf, {
  ...{ 'day-to-come': {}, 'history-loading': {}, 'nothing-booked': {}, 'sheet-changed': {} },
  'not-balanced': { differences: 2 },
})
