import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import { sessionQuery } from './frame/session.ts'
import { Failure, Loading } from './parts/states.tsx'
import { settlementsSearch } from './settlement/settlements-search.ts'

/** Every page of the web. A page joins with one route here and, where it is a section, one line in `frame/sections.ts`. */

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./start/start-page.tsx'), 'StartPage'),
})

/** Where a printed statement is checked, by anybody. */
const checkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/check/$personId/$settlementId/$code',
  component: lazyRouteComponent(() => import('./check/check-page.tsx'), 'CheckPage'),
})

/** Everything behind the sign-in. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  loader: ({ context }) => context.queries.ensureQueryData(sessionQuery),
  component: lazyRouteComponent(() => import('./frame/frame.tsx'), 'Frame'),
})

const counterRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/counter',
  validateSearch: (
    search: Record<string, unknown>,
  ): {
    query?: string
    person?: string
    request?: string
    filing?: string
    question?: string
    tab?: string
  } => ({
    ...(search.tab === undefined ? {} : { tab: String(search.tab) }),
    ...(search.request === undefined ? {} : { request: String(search.request) }),
    ...(search.filing === undefined ? {} : { filing: String(search.filing) }),
    ...(search.question === undefined ? {} : { question: String(search.question) }),
    ...(search.query === undefined ? {} : { query: String(search.query) }),
    ...(search.person === undefined ? {} : { person: String(search.person) }),
  }),
  component: lazyRouteComponent(() => import('./counter/counter-page.tsx'), 'CounterPage'),
})

const myRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/me-page.tsx'), 'MePage'),
})

const settlementsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settlements',
  validateSearch: settlementsSearch,
  component: lazyRouteComponent(() => import('./settlement/settlements-page.tsx'), 'SettlementsPage'),
})

const settlementRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settlements/$personId/$settlementId',
  // Come to undo it: the question is open at once.
  validateSearch: (search: Record<string, unknown>): { reverse?: string } =>
    search.reverse === undefined ? {} : { reverse: String(search.reverse) },
  component: lazyRouteComponent(() => import('./settlement/settlement-page.tsx'), 'SettlementPage'),
})

const readjudicationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/readjudications/$personId',
  component: lazyRouteComponent(
    () => import('./readjudication/readjudication-page.tsx'),
    'ReadjudicationPage',
  ),
})

const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/overview',
  validateSearch: (search: Record<string, unknown>): { day?: string } =>
    search.day === undefined ? {} : { day: String(search.day) },
  component: lazyRouteComponent(() => import('./overview/overview-page.tsx'), 'OverviewPage'),
})

const financeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/finance',
  validateSearch: (search: Record<string, unknown>): { month?: string; day?: string; view?: string } => ({
    ...(search.month === undefined ? {} : { month: String(search.month) }),
    ...(search.day === undefined ? {} : { day: String(search.day) }),
    ...(search.view === undefined ? {} : { view: String(search.view) }),
  }),
  component: lazyRouteComponent(() => import('./finance/finance-page.tsx'), 'FinancePage'),
})

/** The closing of one day. */
const closingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/finance/$day',
  component: lazyRouteComponent(() => import('./finance/closing-page.tsx'), 'ClosingPage'),
})

const paymentsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/payments',
  component: lazyRouteComponent(() => import('./payments/payments-page.tsx'), 'PaymentsPage'),
})

const workbenchRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/workbench',
  component: lazyRouteComponent(() => import('./workbench/workbench-page.tsx'), 'WorkbenchPage'),
})

/** The law, for everybody. */
const lawFrameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'law-frame',
  loader: ({ context }) => context.queries.ensureQueryData(sessionQuery),
  component: lazyRouteComponent(() => import('./law/law-frame.tsx'), 'LawFrame'),
})

const lawRoute = createRoute({
  getParentRoute: () => lawFrameRoute,
  path: '/law',
  component: lazyRouteComponent(() => import('./law/documents-page.tsx'), 'DocumentsPage'),
})

const lawDocumentRoute = createRoute({
  getParentRoute: () => lawFrameRoute,
  path: '/law/$documentId',
  validateSearch: (search: Record<string, unknown>): { on?: string; clause?: string } => ({
    ...(search.on === undefined ? {} : { on: String(search.on) }),
    ...(search.clause === undefined ? {} : { clause: String(search.clause) }),
  }),
  component: lazyRouteComponent(() => import('./law/document-page.tsx'), 'DocumentPage'),
})

const citedClauseRoute = createRoute({
  getParentRoute: () => lawFrameRoute,
  path: '/law/clause/$clause',
  component: lazyRouteComponent(() => import('./law/cited-clause-page.tsx'), 'CitedClausePage'),
})

/** A sheet to print for the person at the counter. */
const certificateRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/certificate/$personId',
  component: lazyRouteComponent(() => import('./certificate/certificate-page.tsx'), 'CertificatePage'),
})

const staffRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/staff',
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
})

/** Institutions and catalogue: looked up, and changed by two persons. */
const referenceRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reference',
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: string; query?: string; day?: string; change?: string } => ({
    ...(search.change === undefined ? {} : { change: String(search.change) }),
    ...(search.tab === undefined ? {} : { tab: String(search.tab) }),
    ...(search.query === undefined ? {} : { query: String(search.query) }),
    ...(search.day === undefined ? {} : { day: String(search.day) }),
  }),
  component: lazyRouteComponent(() => import('./reference/reference-page.tsx'), 'ReferencePage'),
})

const lawbookRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/policy',
  component: lazyRouteComponent(() => import('./policy-desk/lawbook-page.tsx'), 'LawbookPage'),
})

const draftRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/policy/drafts/$draftId',
  component: lazyRouteComponent(() => import('./policy-desk/draft-page.tsx'), 'DraftPage'),
})

const lawVersionRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/policy/versions/$version',
  component: lazyRouteComponent(() => import('./policy-desk/version-page.tsx'), 'VersionPage'),
})

const routeTree = rootRoute.addChildren([
  startRoute,
  lawFrameRoute.addChildren([lawRoute, lawDocumentRoute, citedClauseRoute]),
  checkRoute,
  frameRoute.addChildren([
    counterRoute,
    myRoute,
    settlementsRoute,
    settlementRoute,
    readjudicationRoute,
    overviewRoute,
    financeRoute,
    closingRoute,
    paymentsRoute,
    workbenchRoute,
    staffRoute,
    certificateRoute,
    referenceRoute,
    lawbookRoute,
    draftRoute,
    lawVersionRoute,
  ]),
])

/** The router over all pages. */
export const createPages = (queries: QueryClient) =>
  createRouter({
    routeTree,
    context: { queries },
    // What stands in an address is text; digits arrive as a number only where that loses nothing.
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    defaultPendingComponent: Loading,
    defaultPendingMs: 300,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
    defaultNotFoundComponent: () => <NotFound />,
    scrollRestoration: true,
  })

const NotFound = () => (
  <main className="state">
    <h2>没有这一页</h2>
    <p>
      地址可能抄错了。<a href="/">回到首页</a>
    </p>
  </main>
)
