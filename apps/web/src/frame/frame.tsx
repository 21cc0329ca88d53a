import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { Suspense, useMemo, useState } from 'react'
import { Loading, Refusal } from '../parts/states.tsx'
import { antdTheme } from '../theme/antd-theme.ts'
import { ChoosePassword } from './choose-password.tsx'
import { KeyboardProvider, useKeys } from './keys.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { forbiddenSection, sectionsOf } from './sections.ts'
import { sessionQuery, useStaff } from './session.ts'
import { SessionEnded } from './session-ended.tsx'
import { TopBar } from './top-bar.tsx'
import './frame.css'

/** Everything behind the sign-in: theme, keys, top bar and the page. */
export function Frame() {
  const { data: staff } = useSuspenseQuery(sessionQuery)
  if (staff === null) return <Navigate to="/" replace />
  if (staff.mustChoosePassword) return <FirstPassword />
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
        <SessionEnded />
        <main id="main" tabIndex={-1} className="frame-main">
          <Suspense fallback={<Loading />}>
            <Page />
          </Suspense>
        </main>
      </KeyboardProvider>
    </ConfigProvider>
  )
}

/** Nothing else before: a password that was given out is known to those who gave it. */
const FirstPassword = () => (
  <ConfigProvider locale={zhCN} theme={antdTheme} button={{ autoInsertSpace: false }}>
    <main className="panel choose-password-page">
      <h1>换一个自己的密码</h1>
      <p>现在的密码是别人发给您的，或者用得太久。换好以后就能办事。</p>
      <ChoosePassword isFirst onDone={() => undefined} />
    </main>
  </ConfigProvider>
)

/** The page of the address, unless it belongs to a section of other roles; the server refuses its data too. */
function Page() {
  const staff = useStaff()
  const { pathname } = useLocation()
  const forbidden = forbiddenSection(staff, pathname)
  if (forbidden === null) return <Outlet />
  return (
    <Refusal title={`这个账号的岗位不能打开${forbidden.title}`}>
      {staff.name}可以打开：
      {sectionsOf(staff)
        .map((section) => section.title)
        .join('、')}
      。
    </Refusal>
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
