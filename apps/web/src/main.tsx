import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import './theme/base.css'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './frame/api.ts'
import { noteEndedSession } from './frame/session.ts'
import { createPages } from './routes.tsx'
import { applyTokens } from './theme/tokens.ts'

/** The rule's own answer is final; a fault or a lost connection is tried again. */
const isWorthRepeating = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500)

const queries: QueryClient = new QueryClient({
  // The session ended meanwhile, while reading or doing: the frame asks for the password above the page.
  queryCache: new QueryCache({ onError: (error) => noteEndedSession(queries, error) }),
  mutationCache: new MutationCache({ onError: (error) => noteEndedSession(queries, error) }),
  defaultOptions: { queries: { retry: isWorthRepeating, staleTime: 10_000, refetchOnWindowFocus: false } },
})
const router = createPages(queries)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const root = document.getElementById('root')
if (root === null) throw new Error('broken invariant: index.html has no #root')
applyTokens(document.documentElement.style)
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
