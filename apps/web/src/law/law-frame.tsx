import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { Suspense } from 'react'
import { Frame } from '../frame/frame.tsx'
import { KeyboardProvider } from '../frame/keys.tsx'
import { sessionQuery } from '../frame/session.ts'
import { Mark } from '../parts/mark.tsx'
import { Loading } from '../parts/states.tsx'
import { antdTheme } from '../theme/antd-theme.ts'
import '../frame/frame.css'
import './law.css'

/** The law is public: whoever is signed in as staff reads it below the own top bar, everybody else below a plain one. */
export function LawFrame() {
  const { data: staff } = useSuspenseQuery(sessionQuery)
  if (staff?.roles.some((role) => role !== 'insured')) return <Frame />
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme}>
      <KeyboardProvider>
        <a className="skip" href="#main">
          跳到正文
        </a>
        <header className="top-bar">
          <Link to="/" className="top-bar-mark" aria-label="统筹，回到首页">
            <Mark /> <strong>统筹</strong>
          </Link>
          <nav aria-label="栏目" className="law-public">
            <Link to="/law" activeProps={{ 'aria-current': 'page' }}>
              法规
            </Link>
            {staff === null ? <Link to="/">登录</Link> : <Link to="/me">我的医保</Link>}
          </nav>
        </header>
        <main id="main" tabIndex={-1} className="frame-main">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </KeyboardProvider>
    </ConfigProvider>
  )
}
