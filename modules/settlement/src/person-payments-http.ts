import { fromWireId, toWireId, type Uuid, unreachable } from '@tongchou/kernel'
import {
  malformed,
  Problem,
  type Role,
  refusalsOf,
  registerDecision,
  routesAbout,
  UNKNOWN_PERSON,
} from '@tongchou/staff'
import { decidedShape, decisionShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { OpeningNeeds } from './opened-page.ts'
import { batchLines, OFFICERS, personPayments } from './person-payments/lists.ts'
import {
  batchLinesShape,
  personPaymentsShape,
  prepareBatchShape,
  preparedBatchShape,
} from './person-payments-contract.ts'
import { decidePayments, type PaymentRefusal, preparePayments } from './use-cases/pay-persons.ts'

const route = routesAbout('差额收付')

const READERS: readonly Role[] = ['finance', 'supervisor']

/** 差额收付: what stands between funds and persons, batches that pay or receive it, and deciding on what another prepared. */
export function registerPersonPaymentRoutes(app: FastifyInstance, needs: OpeningNeeds): void {
  const { database, gate } = needs

  app.get(
    '/api/person-payments',
    route('基金与个人之间的差额，和收付的批次', { response: { 200: personPaymentsShape } }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      return database.inTransaction('*', (sql) => personPayments(sql, staff))
    },
  )

  app.post(
    '/api/payment-batches',
    route('制一批付款或收回', {
      ...{ body: prepareBatchShape, response: { 201: preparedBatchShape } },
      refusals: [unwritten('personIds'), UNKNOWN_PERSON, ...PREPARING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, OFFICERS)
      const read = prepareBatchShape.safeParse(request.body)
      if (!read.success) throw unwritten(String(read.error.issues[0]?.path[0] ?? ''))
      const { kind, personIds, reason } = read.data
      const prepared = await preparePayments(needs)(
        { kind, reason, personIds: personIds.map((it) => idOr(it, UNKNOWN_PERSON)) },
        staff,
      )
      const { batchId } = PREPARING.given(prepared)
      return reply.code(201).send({ batchId: toWireId(batchId as Uuid) })
    },
  )

  app.get(
    '/api/payment-batches/:batchId',
    route('一批收付的明细', {
      ...{ response: { 200: batchLinesShape }, refusals: [UNKNOWN_BATCH] },
    }),
    async (request) => {
      const staff = await gate.require(request, READERS)
      const { batchId } = z.object({ batchId: z.string() }).parse(request.params)
      const found = await database.inTransaction('*', (sql) =>
        batchLines(sql, staff, idOr(batchId, UNKNOWN_BATCH)),
      )
      if (found === null) throw UNKNOWN_BATCH
      return found
    },
  )

  registerDecision(app, '/api/payment-batches/:batchId/decision', {
    ...{ gate, route, summary: '另一名财务复核这一批', deciders: OFFICERS },
    ...{ body: decisionShape, answer: decidedShape, decide: decidePayments(needs) },
    refusals: PAYING.only('other-district', 'balances-changed', 'busy'),
  })
}

const FIELDS: Readonly<Record<string, string>> = {
  kind: '请写明是付款还是收回',
  personIds: '请至少选一个人，一批最多一千人',
  reason: '请写明依据，例如银行回单号',
}

const UNKNOWN_BATCH = new Problem(404, 'unknown-batch', '没有这一批，或不在您的区县')

const unwritten = (field: string): Problem => malformed(field, FIELDS[field] ?? '请求写得不对')

function idOr(text: string, problem: Problem): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw problem
  return read.value
}

const PAYING = refusalsOf<PaymentRefusal>(
  (refusal) => {
    const { code } = refusal
    switch (code) {
      case 'nothing-to-settle':
        return new Problem(
          409,
          code,
          refusal.kind === 'pay'
            ? '这些人没有可付的差额：都已付清，或已在待复核的批里'
            : '这些人没有要收回的差额：都已收回，或已在待复核的批里',
          { field: 'personIds' },
        )
      case 'other-district':
        return new Problem(403, code, '这一批有别的区县的人，请由看得到全部区县的财务复核')
      case 'balances-changed':
        return new Problem(
          409,
          code,
          `不能复核：制单之后有 ${refusal.persons} 笔的应付应收又有变化。请退回这一批，再重新制单`,
        )
      case 'busy':
        return new Problem(409, code, '这些人同时有别的结算在办，请稍后再试')
      default:
        return unreachable(code)
    }
  },
  {
    ...{ 'other-district': {}, busy: {} },
    ...{ 'nothing-to-settle': { kind: 'pay' }, 'balances-changed': { persons: 2 } },
  },
)

const PREPARING = PAYING.only('nothing-to-settle')
