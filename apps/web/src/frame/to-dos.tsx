import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { REGISTER_NAMES } from '@tongchou/registers/contract'
import type { Role, Waiting } from '@tongchou/staff/contract'
import type { ReactNode } from 'react'
import { eventRequestsQuery } from '../facts/facts-queries.ts'
import { filingApplicationsQuery, filingRequestsQuery } from '../filings/filing-queries.ts'
import { batchWords } from '../payments/batch-words.ts'
import { personPaymentsQuery } from '../payments/payments-queries.ts'
import { lawbookQuery } from '../policy-desk/desk-queries.ts'
import { waitingQuestionsQuery } from '../questions/question-queries.ts'
import { subjectWords } from '../questions/subject-words.ts'
import { readjudicationRequestsQuery } from '../readjudication/queries.ts'
import { changesQuery } from '../reference/changes-queries.ts'
import { reversalRequestsQuery } from '../settlement/reversal-queries.ts'
import { sharingRequestsQuery } from '../sharing/queries.ts'
import { accountsQuery, REQUEST_NAMES } from '../staff/staff-queries.ts'
import { hasRole, useStaff } from './session.ts'

/** What a to-do is about, and the way to it. */
interface About {
  readonly key: string
  readonly title: string
  /** What is asked, where the title does not say it. */
  readonly what?: string
  /** What whoever asked did; 申请 where it is not said. */
  readonly did?: string
  /** Draws the way to it. */
  readonly open: (shown: ReactNode) => ReactNode
}

/** Something that waits for a second person, or for an answer. */
export interface ToDo extends About {
  readonly why: string
  readonly askedBy: string
  readonly askedAt: string
  /** Whether this person may decide on it; what one asked oneself another decides. */
  readonly isMine: boolean
  /** The page that lists its kind. */
  readonly place: '/counter' | '/settlements' | '/payments' | '/reference' | '/policy' | '/staff'
}

/** One kind of what waits: nothing for whom it does not concern, null while it is not known. */
type Kind = readonly ToDo[] | null

/** Everything that waits and this person may see, the oldest first; null while it is not known. */
export function useToDos(): readonly ToDo[] | null {
  const all = [useReversals(), useReadjudications(), useFacts(), useFilings(), useApplications()]
  const more = [useSharings(), useQuestions(), useChanges(), useBatches(), useLaw(), useAccounts()]
  const kinds = [...all, ...more]
  const known = kinds.flatMap((it) => it ?? [])
  return kinds.includes(null) ? null : known.toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1))
}

const CLERKS: readonly Role[] = ['counter', 'supervisor']
const REVERSERS: readonly Role[] = ['counter', 'supervisor', 'finance']
const LAWYERS: readonly Role[] = ['policy', 'supervisor']

/** What waits of one kind: every list says of each why, by whom, since when and whether it is the reader's to decide. */
function useWaiting<Data, Key extends QueryKey, One extends Waiting>(
  roles: readonly Role[],
  query: UseQueryOptions<Data, Error, Data, Key>,
  place: ToDo['place'],
  of: (data: Data) => readonly One[],
  about: (it: One) => About,
): Kind {
  const enabled = hasRole(useStaff(), ...roles)
  const { data } = useQuery({ ...query, refetchInterval: 60_000, enabled })
  if (!enabled) return []
  if (data === undefined) return null
  return of(data).map((it) => ({
    ...{ why: shortened(it.reason), askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.mayDecide, place },
    ...about(it),
  }))
}

/** The list leads to what is asked; it does not say all of it. */
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 58)}……` : text)

const all = <One,>(data: readonly One[]): readonly One[] => data

export const useReversals = (): Kind =>
  useWaiting(REVERSERS, reversalRequestsQuery, '/settlements', all, (it) => ({
    ...{ key: it.requestId, title: `复核冲销 · ${it.personName}` },
    open: (shown) => (
      <Link
        to="/settlements/$personId/$settlementId"
        params={{ personId: it.personId, settlementId: it.settlementId }}
        data-row
      >
        {shown}
      </Link>
    ),
  }))

export const useReadjudications = (): Kind =>
  useWaiting(REVERSERS, readjudicationRequestsQuery, '/settlements', all, (it) => ({
    ...{ key: it.requestId, title: `复核重算 · ${it.personName}`, what: `${it.year} 年度` },
    open: (shown) => (
      <Link to="/readjudications/$personId" params={{ personId: it.personId }} data-row>
        {shown}
      </Link>
    ),
  }))

const useFacts = (): Kind =>
  useWaiting(CLERKS, eventRequestsQuery, '/counter', all, (it) => ({
    ...{ key: it.requestId, title: `复核登记 · ${it.name}` },
    what: [...it.facts, ...it.withdrawn.map((words) => `撤回 ${words}`)].join('；'),
    open: (shown) => (
      <Link to="/counter" search={{ person: it.personId, request: it.requestId }} data-row>
        {shown}
      </Link>
    ),
  }))

const toFiling = (it: { personId: string; requestId: string }) => (shown: ReactNode) => (
  <Link to="/counter" search={{ person: it.personId, filing: it.requestId }} data-row>
    {shown}
  </Link>
)

const useFilings = (): Kind =>
  useWaiting(CLERKS, filingRequestsQuery, '/counter', all, (it) => ({
    ...{ key: it.requestId, title: `复核备案 · ${it.name}`, what: it.asked, open: toFiling(it) },
  }))

const useApplications = (): Kind =>
  useWaiting(CLERKS, filingApplicationsQuery, '/counter', all, (it) => ({
    ...{ key: it.requestId, title: `受理备案申请 · ${it.name}`, what: it.asked, open: toFiling(it) },
  }))

const useSharings = (): Kind =>
  useWaiting(CLERKS, sharingRequestsQuery, '/counter', all, (it) => ({
    ...{ key: it.requestId, title: `复核共济 · ${it.ownerName}`, what: `账户给 ${it.relativeName}` },
    open: (shown) => (
      <Link to="/counter" search={{ person: it.ownerId, tab: 'sharing' }} data-row>
        {shown}
      </Link>
    ),
  }))

const useQuestions = (): Kind =>
  useWaiting(
    CLERKS,
    waitingQuestionsQuery,
    '/counter',
    (data) => data.map((it) => ({ ...it, reason: it.text, askedBy: '本人', mayDecide: it.mayAnswer })),
    (it) => ({
      key: it.questionId,
      title: `${it.about.kind === 'access' ? '核实查看' : '答复疑问'} · ${it.personName}`,
      ...{ what: subjectWords(it.about), did: '提问' },
      open: (shown) => (
        <Link to="/counter" search={{ person: it.personId, question: it.questionId }} data-row>
          {shown}
        </Link>
      ),
    }),
  )

const useChanges = (): Kind =>
  useWaiting(
    LAWYERS,
    changesQuery,
    '/reference',
    (data) => data.waiting,
    (it) => ({
      ...{ key: it.changeId, title: `复核变更 · ${REGISTER_NAMES[it.register]}`, what: it.summary },
      open: (shown) => (
        <Link to="/reference" search={{ tab: 'changes', change: it.changeId }} data-row>
          {shown}
        </Link>
      ),
    }),
  )

export const useBatches = (): Kind =>
  useWaiting(
    ['finance'],
    personPaymentsQuery,
    '/payments',
    (data) => data.batches.filter(({ state }) => state === 'waiting'),
    (it) => ({
      ...{ key: it.batchId, title: `复核${batchWords(it)}` },
      open: (shown) => (
        <Link to="/payments" data-row>
          {shown}
        </Link>
      ),
    }),
  )

const useLaw = (): Kind =>
  useWaiting(
    LAWYERS,
    lawbookQuery,
    '/policy',
    (data) => data.waiting,
    (it) =>
      it.kind === 'draft'
        ? {
            ...{ key: it.draftId, title: `审批草案 · ${it.title}` },
            open: (shown) => (
              <Link to="/policy/drafts/$draftId" params={{ draftId: it.draftId }} data-row>
                {shown}
              </Link>
            ),
          }
        : {
            ...{ key: `version ${it.version}`, title: `复核撤回 · 第 ${it.version} 版 ${it.title}` },
            open: (shown) => (
              <Link to="/policy/versions/$version" params={{ version: String(it.version) }} data-row>
                {shown}
              </Link>
            ),
          },
  )

const useAccounts = (): Kind =>
  useWaiting(
    ['administrator'],
    accountsQuery,
    '/staff',
    (data) => data.requests,
    (it) => ({
      ...{ key: it.requestId, title: `复核${REQUEST_NAMES[it.kind]} · ${it.login}` },
      open: (shown) => (
        <Link to="/staff" data-row>
          {shown}
        </Link>
      ),
    }),
  )
