import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useNavigate } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { Suspense, useMemo, useState } from 'react'
import { Loading } from '../parts/states.tsx'
import { antdTheme } from '../theme/antd-theme.ts'
import { KeyboardProvider, useKeys } from './keys.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { sectionsOf } from './sections.ts'
import { sessionQuery, useStaff } from './session.ts'
import { TopBar } from './top-bar.tsx'
import './frame.css'

/** Everything behind the sign-in: theme, keys, top bar and the page. */
export function Frame() {
  const { data: staff } = useSuspenseQuery(sessionQuery)
  if (staff === null) return <Navigate to="/" replace />
  // The insured person's pages are made for a phone and bring their own head.
  const hasBar = staff.roles.some((role) => role !== 'insured')
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme} button={{ autoInsertSpace: false }}>
      <KeyboardProvider>
        <a className="skip" href="#main">
          跳到正文
        </a>
        {hasBar && <TopBar />}
        <FrameKeys />
        <main id="main" tabIndex={-1} className="frame-main">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </KeyboardProvider>
    </ConfigProvider>
  )
}

function FrameKeys() {
  const staff = useStaff()
  const navigate = useNavigate()
  const [isListed, setListed] = useState(false)
  const keys = useMemo(
    () => [
      { key: '?', title: '这一页的全部按键', run: () => setListed(true) },
      { key: '/', title: '找人、找结算', run: focusSearch },
      ...sectionsOf(staff).map((section) => ({
        key: `G ${section.letter}`,
        title: `去${section.title}`,
        run: () => void navigate({ to: section.path }),
      })),
    ],
    [staff, navigate],
  )
  useKeys(keys)
  return <KeysDialog isOpen={isListed} onClose={() => setListed(false)} />
}

/** The page's own search box where it has one, otherwise the one of the top bar. */
function focusSearch(): void {
  const own = document.querySelector<HTMLInputElement>('main [data-search]')
  const box = own ?? document.querySelector<HTMLInputElement>('[data-search]')
  box?.focus()
  box?.select()
}
