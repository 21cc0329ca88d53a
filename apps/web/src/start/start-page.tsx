import { useQuery } from '@tanstack/react-query'
import { statusQuery } from '../frame/status.ts'
import { Mark } from '../parts/mark.tsx'
import { Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { Addresses } from './addresses.tsx'
import { CitySize } from './city-size.tsx'
import { DemoAccountList } from './demo-account-list.tsx'
import { Proof } from './proof.tsx'
import { Readiness } from './readiness.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignedInNote } from './signed-in-note.tsx'
import { ThingsToTry } from './things-to-try.tsx'
import './start.css'

/** The first page: outside the demo only the sign-in; in the demo also what this is, with whom to enter, what to try. */
export function StartPage() {
  const { data: status, isError } = useQuery(statusQuery)
  // Which of the two pages it is decides where the fields stand; what is typed must not be lost by the answer.
  if (status === undefined && !isError) return <Loading />
  if (status?.mode !== 'demo')
    return (
      <main className="start-only">
        <Brand />
        <h1>登录</h1>
        <SignedInNote />
        <SignInForm />
        {isError && <p role="status">连不上服务，几秒后再试。</p>}
      </main>
    )
  return (
    <div className="start">
      <main className="start-story">
        <Brand isDemo />
        <h1>每一分钱，都说得出依据</h1>
        <p className="start-lead">
          一座城市的基本医疗保险都在这里运行：谁在保、看病报多少、医院怎么结、基金怎么记账。政策是带条款号的数据，结算、解释和记账出自同一次计算。
        </p>
        <Proof />
        <CitySize status={status} />
        <ThingsToTry />
      </main>
      <aside className="start-enter" aria-label="登录">
        <h2>用演示账号进入</h2>
        <p className="hint">点一下就登录。每个账号只看得到该看的。</p>
        <SignedInNote />
        <DemoAccountList />
        <p className="start-or">
          <span>或用账号密码</span>
        </p>
        <SignInForm hint="演示账号的密码都是 demo-2026" />
        <div className="start-foot">
          <Addresses />
          <Readiness status={status} />
        </div>
      </aside>
    </div>
  )
}

const Brand = ({ isDemo = false }: { isDemo?: boolean }) => (
  <p className="start-brand">
    <Mark size={36} /> <strong>统筹</strong> {isDemo && <Tag>演示模式 · 人和数据都是虚构的</Tag>}
  </p>
)
