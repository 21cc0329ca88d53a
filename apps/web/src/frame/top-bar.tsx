import { BellOutlined, KeyOutlined, LogoutOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useMatchRoute, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Dropdown, Modal } from 'antd'
import { useState } from 'react'
import { documentsQuery } from '../law/law-queries.ts'
import { districtsName } from '../parts/district-name.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { Mark } from '../parts/mark.tsx'
import { Tag } from '../parts/tag.tsx'
import { ChoosePassword } from './choose-password.tsx'
import { ROLE_NAMES, sectionsOf, startPathOf } from './sections.ts'
import { hasRole, useSignOut, useStaff } from './session.ts'
import { type Status, statusQuery } from './status.ts'
import { useToDos } from './to-dos.tsx'

/** The bar over every page: sections of the role, search, what data these are, the right's place, to-dos, the person. */
export function TopBar() {
  const staff = useStaff()
  const sections = sectionsOf(staff)
  const hasToDos = hasRole(staff, 'counter', 'finance', 'supervisor', 'policy', 'administrator')
  return (
    <header className="top-bar">
      <Link to={startPathOf(staff)} className="top-bar-mark" aria-label="统筹，回到首页">
        <Mark /> <strong>统筹</strong>
      </Link>
      <nav aria-label="栏目" className="top-bar-sections">
        {sections.map((section) => (
          <Link key={section.path} to={section.path} activeProps={{ 'aria-current': 'page' }}>
            {section.title}
          </Link>
        ))}
      </nav>
      <SectionMenu />
      <div className="top-bar-end">
        {hasRole(staff, 'counter', 'supervisor') && <TopSearch />}
        <WhichData />
        <Place />
        {hasToDos && <ToDos />}
        <Person />
      </div>
    </header>
  )
}

/** Where what is on the page belongs to: the place of the law that is read, else the platform's own with the person's districts, or the institution. */
function Place() {
  const staff = useStaff()
  const { documentId } = useParams({ strict: false })
  const { data: documents } = useQuery({ ...documentsQuery, enabled: documentId !== undefined })
  const { data: status } = useQuery(statusQuery)
  const read = documents?.find(({ id }) => id === documentId)
  const districts = staff.scope === '*' ? '' : ` · ${districtsName(staff.scope)}`
  const isElsewhere = read !== undefined && read.region !== status?.place.region
  const own = staff.providerCode === null ? `${status?.place.name ?? ''}${districts}` : staff.office
  return <span className="top-bar-place">{isElsewhere ? (read.place ?? read.title) : own}</span>
}

/** Below 1200 px the sections are a menu at the left. */
function SectionMenu() {
  const staff = useStaff()
  const navigate = useNavigate()
  const items = sectionsOf(staff).map((section) => ({
    key: section.path,
    label: section.title,
    onClick: () => void navigate({ to: section.path }),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className="top-bar-menu" icon={<MenuOutlined />} aria-label="栏目" />
    </Dropdown>
  )
}

/** Finds a person from any page; the counter has its own box. */
function TopSearch() {
  const navigate = useNavigate()
  const isAtCounter = useMatchRoute()({ to: '/counter', fuzzy: true }) !== false
  if (isAtCounter) return null
  const find = (data: FormData) =>
    void navigate({ to: '/counter', search: { query: String(data.get('query') ?? '') } })
  return (
    <search>
      <form action={find} className="top-bar-search">
        <SearchOutlined aria-hidden />
        <input name="query" data-search aria-label="找人" placeholder="找人、结算单号" autoComplete="off" />
        <KeyCap>/</KeyCap>
      </form>
    </search>
  )
}

function WhichData() {
  const { data } = useQuery(statusQuery)
  if (data?.mode === 'demo') return <Tag>演示数据{loadedShareOf(data)}</Tag>
  return null
}

/** Lists and sums are those of the persons who are there. */
const loadedShareOf = ({ loading }: Status): string =>
  loading === null ? '' : ` · 已载入 ${Math.floor((100 * loading.loaded) / loading.of)}%`

/** How much waits for this person's decision; a click leads to the list of it, or of what waits longest. */
function ToDos() {
  const staff = useStaff()
  const mine = useToDos()?.filter(({ isMine }) => isMine)
  if (mine === undefined) return null
  const look = { className: 'top-bar-todos', 'aria-label': `待办 ${mine.length} 件` }
  const shown = (
    <>
      <BellOutlined aria-hidden /> <span className="num">{mine.length}</span>
    </>
  )
  const list = hasRole(staff, 'counter', 'supervisor') ? '/counter' : mine[0]?.place
  if (list === '/reference')
    return (
      <Link to={list} search={{ tab: 'changes' }} {...look}>
        {shown}
      </Link>
    )
  return (
    <Link to={list ?? startPathOf(staff)} {...look}>
      {shown}
    </Link>
  )
}

function Person() {
  const staff = useStaff()
  const signOut = useSignOut()
  const [role] = staff.roles
  const [isChoosing, setChoosing] = useState(false)
  const items = [
    { key: 'office', label: staff.office, disabled: true },
    { key: 'password', label: '换密码', icon: <KeyOutlined />, onClick: () => setChoosing(true) },
    { key: 'out', label: '退出', icon: <LogoutOutlined />, onClick: () => signOut.mutate() },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <button type="button" className="top-bar-person">
          <span className="top-bar-face" aria-hidden>
            {staff.name.replace('示例·', '').slice(0, 1)}
          </span>
          <span>{staff.name}</span>
          <span className="hint">{role === undefined ? '' : ROLE_NAMES[role]}</span>
        </button>
      </Dropdown>
      <Modal
        title="换密码"
        open={isChoosing}
        onCancel={() => setChoosing(false)}
        footer={null}
        destroyOnHidden
      >
        <ChoosePassword isFirst={false} onDone={() => setChoosing(false)} />
      </Modal>
    </>
  )
}
