import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { REGISTER_NAMES } from '@tongchou/registers/contract'
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
import { sharingRequestsQuery } from '../sharing/queries.ts'
import { accountsQuery, REQUEST_NAMES } from '../staff/staff-queries.ts'
import { hasRole, openRequestsQuery, useStaff } from './session.ts'

/** Something that waits for a second person, or for an answer. */
export interface ToDo {
  readonly key: string
  readonly title: string
  /** What is asked, where the title does not say it. */
  readonly what?: string
  readonly why: string
  readonly askedBy: string
  /** What whoever asked did; 申请 where it is not said. */
  readonly did?: string
  readonly askedAt: string
  /** Whether this person may decide on it; what one asked oneself another decides. */
  readonly isMine: boolean
  /** The page that lists its kind. */
  readonly place: '/counter' | '/settlements' | '/payments' | '/reference' | '/policy' | '/staff'
  /** Draws the way to it. */
  readonly open: (shown: ReactNode) => ReactNode
}

/** What waits for a second person and this person may see, the oldest first; null while it is not known. */
export function useToDos(): readonly ToDo[] | null {
  const lists = [
    useReversals(),
    useReadjudications(),
    useFacts(),
    useFilings(),
    useSharings(),
    useApplications(),
    useQuestions(),
  ]
  const all = [...lists, useChanges(), useBatches(), useDrafts(), useAccounts()]
  const known = all.flatMap((it) => it ?? [])
  return all.includes(null) ? null : known.toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1))
}

/** One kind of what waits: nothing for whom it does not concern, null while it is not known. */
type Kind = readonly ToDo[] | null

function useReversals(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor', 'finance')
  const { data } = useQuery({ ...openRequestsQuery, enabled })
  return known(enabled, data, (it) => ({
    ...{ key: it.requestId, title: `复核冲销 · ${it.personName}`, why: it.reason },
    ...{ askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.isMineToDecide },
    place: '/settlements',
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
}

function useReadjudications(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor', 'finance')
  const { data } = useQuery({ ...readjudicationRequestsQuery, enabled })
  return known(enabled, data, (it) => ({
    ...{ key: it.requestId, title: `复核重算 · ${it.personName}`, why: `${it.year} 年度，${it.reason}` },
    ...{ askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.isMineToDecide },
    place: '/settlements',
    open: (shown) => (
      <Link to="/readjudications/$personId" params={{ personId: it.personId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useFacts(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor')
  const { data } = useQuery({ ...eventRequestsQuery, enabled })
  return known(enabled, data, (it) => ({
    ...{ key: it.requestId, title: `复核登记 · ${it.name}`, why: it.reason },
    what: [...it.facts, ...it.withdrawn.map((words) => `撤回 ${words}`)].join('；'),
    ...{ askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.mayDecide },
    place: '/counter',
    open: (shown) => (
      <Link to="/counter" search={{ person: it.personId, request: it.requestId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useFilings(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor')
  const { data } = useQuery({ ...filingRequestsQuery, enabled })
  return known(enabled, data, (it) => ({
    ...{ key: it.requestId, title: `复核备案 · ${it.name}`, what: it.asked, why: it.basis },
    ...{ askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.mayDecide },
    place: '/counter',
    open: (shown) => (
      <Link to="/counter" search={{ person: it.personId, filing: it.requestId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useApplications(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor')
  const { data } = useQuery({ ...filingApplicationsQuery, enabled })
  return known(enabled, data, (it) => ({
    ...{ key: it.requestId, title: `受理备案申请 · ${it.name}`, what: it.asked, why: shortened(it.said) },
    ...{ askedBy: '本人', askedAt: it.askedAt, isMine: true },
    place: '/counter',
    open: (shown) => (
      <Link to="/counter" search={{ person: it.personId, filing: it.requestId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useSharings(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor')
  const { data } = useQuery({ ...sharingRequestsQuery, enabled })
  return known(enabled, data, (it) => ({
    ...{ key: it.requestId, title: `复核共济 · ${it.ownerName}`, why: `账户给 ${it.relativeName}` },
    ...{ askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.isMineToDecide },
    place: '/counter',
    open: (shown) => (
      <Link to="/counter" search={{ person: it.ownerId, tab: 'sharing' }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useQuestions(): Kind {
  const enabled = hasRole(useStaff(), 'counter', 'supervisor')
  const { data } = useQuery({ ...waitingQuestionsQuery, enabled })
  return known(enabled, data, (it) => ({
    key: it.questionId,
    title: `${it.about.kind === 'access' ? '核实查看' : '答复疑问'} · ${it.personName}`,
    ...{ what: subjectWords(it.about), why: shortened(it.text), askedBy: '本人', did: '提问' },
    ...{ askedAt: it.askedAt, isMine: it.mayAnswer },
    place: '/counter',
    open: (shown) => (
      <Link to="/counter" search={{ person: it.personId, question: it.questionId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useChanges(): Kind {
  const enabled = hasRole(useStaff(), 'policy', 'supervisor')
  const { data } = useQuery({ ...changesQuery, enabled })
  return known(enabled, data?.waiting, (it) => ({
    ...{ key: it.changeId, title: `复核变更 · ${REGISTER_NAMES[it.register]}`, what: it.summary },
    ...{ why: it.basis, askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.mayDecide },
    place: '/reference',
    open: (shown) => (
      <Link to="/reference" search={{ tab: 'changes', change: it.changeId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useBatches(): Kind {
  const enabled = hasRole(useStaff(), 'finance')
  const { data } = useQuery({ ...personPaymentsQuery, enabled })
  const waiting = data?.batches.filter(({ state }) => state === 'waiting')
  return known(enabled, waiting, (it) => ({
    ...{ key: it.batchId, title: `复核${batchWords(it)}`, why: it.reason },
    ...{ askedBy: it.preparedBy, askedAt: it.preparedAt, isMine: it.isMineToDecide },
    place: '/payments',
    open: (shown) => (
      <Link to="/payments" data-row>
        {shown}
      </Link>
    ),
  }))
}

function useDrafts(): Kind {
  const enabled = hasRole(useStaff(), 'policy')
  const { data } = useQuery({ ...lawbookQuery, refetchInterval: 60_000, enabled })
  const submitted = data?.drafts.filter(({ state }) => state === 'submitted')
  return known(enabled, submitted, (it) => ({
    ...{ key: it.draftId, title: `审批草案 · ${it.title}`, why: `自 ${it.inForceFrom} 起执行` },
    ...{ askedBy: it.draftedBy, askedAt: it.changedAt, isMine: !it.isMine },
    place: '/policy',
    open: (shown) => (
      <Link to="/policy/drafts/$draftId" params={{ draftId: it.draftId }} data-row>
        {shown}
      </Link>
    ),
  }))
}

function useAccounts(): Kind {
  const enabled = hasRole(useStaff(), 'administrator')
  const { data } = useQuery({ ...accountsQuery, enabled })
  return known(enabled, data?.requests, (it) => ({
    ...{ key: it.requestId, title: `复核${REQUEST_NAMES[it.kind]} · ${it.login}`, why: it.reason },
    ...{ askedBy: it.askedBy, askedAt: it.askedAt, isMine: it.mayDecide },
    place: '/staff',
    open: (shown) => (
      <Link to="/staff" data-row>
        {shown}
      </Link>
    ),
  }))
}

function known<One>(enabled: boolean, data: readonly One[] | undefined, toDo: (it: One) => ToDo): Kind {
  if (!enabled) return []
  return data === undefined ? null : data.map(toDo)
}

/** The list leads to what is asked; it does not say all of it. */
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 58)}……` : text)
