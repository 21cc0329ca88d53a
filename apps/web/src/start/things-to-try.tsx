import { useQuery } from '@tanstack/react-query'
import { demoSettlementQuery } from './demo-settlement.ts'
import { DEMO_PASSWORD, type Target, useEnter } from './enter.ts'

/** Three ways in for a newcomer, each straight to its page with the right demo account. */
export function ThingsToTry() {
  const { data } = useQuery(demoSettlementQuery)
  const stay =
    data === undefined || data === null
      ? undefined
      : { personId: data.personId, settlementId: data.settlementId }
  return (
    <section className="start-try">
      <h2>先试这三件</h2>
      <ol>
        <Thing
          at={1}
          title="结一次住院"
          login="hospital"
          as="医院 HIS 开发"
          target="/workbench"
          open="打开联调工作台"
        >
          用真接口发一份住院报文，看应答与金额。
        </Thing>
        <Thing at={2} title="问为什么" login="counter" as="柜台经办" target={stay} open="打开一张结算单">
          点瀑布图的任一步，看条款、代入的数、算式。
        </Thing>
        <Thing at={3} title="改一条政策" login="policy" as="政策科" target="/policy" open="打开政策台">
          改一个数，看哪些签字用例不符、谁多付谁少付，再由另一人审批。
        </Thing>
      </ol>
    </section>
  )
}

function Thing(props: {
  at: number
  title: string
  login: string
  as: string
  target: Target | undefined
  open: string
  children: string
}) {
  const { enter, isBusy } = useEnter()
  const go = () => void enter(props.login, DEMO_PASSWORD, props.target).catch(() => undefined)
  return (
    <li className="panel">
      <h3>
        <span aria-hidden>{props.at}</span> {props.title}
      </h3>
      <p>{props.children}</p>
      <button type="button" className="start-link" disabled={isBusy} onClick={go}>
        {props.open} ›
      </button>
      <p className="hint">以 {props.as} 登录</p>
    </li>
  )
}
