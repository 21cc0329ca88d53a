import { CheckOutlined, SearchOutlined, WarningOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { isOffline, isSignedOut, Problem } from '../frame/api.ts'
import './states.css'

/** Nothing to show: what is empty, why that may be, what to do next. */
export function Empty(props: { title: string; children?: ReactNode; actions?: ReactNode; isDone?: boolean }) {
  return (
    <section className="state">
      <h2>
        <span aria-hidden>{props.isDone === true ? <CheckOutlined /> : <SearchOutlined />}</span>{' '}
        {props.title}
      </h2>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.actions !== undefined && <div className="state-actions">{props.actions}</div>}
    </section>
  )
}

/** Grey blocks in place of what is coming; nothing for the first 0.3 s, so that quick answers do not flicker. */
export function Loading({ rows = 3 }: { rows?: number }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return <div aria-busy className="state-wait" />
  return (
    <div aria-busy className="state-wait" role="status">
      <span className="offscreen">正在打开</span>
      {Array.from({ length: rows }, (_, row) => `${70 - row * 14}%`).map((width) => (
        <i key={width} style={{ width }} />
      ))}
    </div>
  )
}

/** The rule forbids it: the rule in one sentence with its numbers, then the way that works. At the place of the action, never a toast. */
export function Refusal(props: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <section className="state state-refusal" role="alert">
      <h2>{props.title}</h2>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.actions !== undefined && <div className="state-actions">{props.actions}</div>}
    </section>
  )
}

/** Something went wrong: what was not done, a reference to copy, and again. The platform's refusals (4xx) show as refusals. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (isOffline(error)) return <Offline {...(onRetry === undefined ? {} : { onRetry })} />
  if (isSignedOut(error)) return <Refusal title="登录已到期，登录以后这里补上" />
  if (error instanceof Problem && error.status < 500)
    return <Refusal title={error.message}>{error.detail}</Refusal>
  const reference = error instanceof Problem ? error.facts.reference : undefined
  return (
    <section className="state state-error" role="alert">
      <h2>
        <WarningOutlined aria-hidden /> {error instanceof Problem ? error.message : '页面出错'}
      </h2>
      <p>
        这次没有读到，什么都没有改动。
        {typeof reference === 'string' && (
          <>
            编号 <code className="mono">{reference}</code>
          </>
        )}
      </p>
      {onRetry !== undefined && (
        <div className="state-actions">
          <button type="button" className="plain-button" onClick={onRetry}>
            重试
          </button>
        </div>
      )}
    </section>
  )
}

/** How often a page that cannot be read is tried again. */
const RETRY_MS = 5_000

/** The connection is gone: what was typed stays, and the page is read again by itself until it is there. */
function Offline({ onRetry }: { onRetry?: () => void }) {
  const retry = useRef(onRetry)
  retry.current = onRetry
  useEffect(() => {
    const timer = setInterval(() => retry.current?.(), RETRY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <section className="state state-warn" role="status">
      <h2>
        <WarningOutlined aria-hidden /> 连不上服务
      </h2>
      {onRetry === undefined ? (
        <p>填的内容留在这里，连上以后再试一次。</p>
      ) : (
        <>
          <p>每 5 秒再试一次，连上就补上；填的内容留在这里。</p>
          <div className="state-actions">
            <button type="button" className="plain-button" onClick={onRetry}>
              现在重试
            </button>
          </div>
        </>
      )}
    </section>
  )
}

/** Somebody else changed it meanwhile: who, when, both versions; the person chooses. */
export function Conflict(props: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <section className="state" role="alert">
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      <div className="state-actions">{props.actions}</div>
    </section>
  )
}
