import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import './theme/base.css'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './frame/api.ts'
import { sessionQuery } from './frame/session.ts'
import { createPages } from './routes.tsx'
import { applyTokens } from './theme/tokens.ts'

/** The rule's own answer is final; a fault or a lost connection is tried again. */
const isWorthRepeating = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500)

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // The session ended meanwhile: the frame shows the sign-in again.
    onError: (error) => {
      if (error instanceof Problem && error.status === 401) queries.setQueryData(sessionQuery.queryKey, null)
    },
  }),
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
