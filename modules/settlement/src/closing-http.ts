import { civilDate, monthOf } from '@tongchou/kernel'
import { hasRole, Problem, type Role, routesAbout } from '@tongchou/staff'
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
import { monthAsked } from './month-asked.ts'
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
      querystring: monthQueryShape,
      response: { 200: closingMonthShape },
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
    route('一天的日终核对单，和谁签过', { response: { 200: closingSheetShape } }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const day = dayAsked(request)
      if (day > today()) throw problemOf({ code: 'day-to-come' })
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
    route('签一天的日终', { body: signClosingShape, response: { 200: signedClosingShape } }),
    async (request) => {
      const staff = await gate.require(request, SIGNERS)
      const day = dayAsked(request)
      const body = signClosingShape.safeParse(request.body)
      if (!body.success) {
        const field = String(body.error.issues[0]?.path[0] ?? '')
        throw new Problem(400, 'malformed', '请先打开这一天的核对单，核对以后再签', { field })
      }
      const { upTo, seen } = body.data
      const signed = await signClosing(needs)({ day, upTo: new Date(upTo), seen }, staff)
      if (!signed.ok) throw problemOf(signed.error)
      return signed.value
    },
  )

  app.get(
    '/api/closings/:day/entries',
    route('一天一只基金的每笔记账', {
      querystring: entriesQueryShape,
      response: { 200: closingEntriesShape },
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const day = dayAsked(request)
      const query = entriesQueryShape.safeParse(request.query)
      if (!query.success) throw new Problem(400, 'malformed', '请写明哪一只基金', { field: 'fund' })
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
  throw new Problem(400, 'malformed', '日期要写成 2026-10-22 这样', { field: 'day' })
}

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
