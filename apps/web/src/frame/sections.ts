import type { Role, SessionView } from '@tongchou/staff/contract'

/** A section of the top bar. Nobody sees those of other roles; the server refuses them too. */
export interface Section {
  readonly path:
    | '/finance'
    | '/counter'
    | '/settlements'
    | '/overview'
    | '/payments'
    | '/policy'
    | '/workbench'
    | '/law'
    | '/reference'
    | '/staff'
    | '/me'
  readonly title: string
  readonly roles: readonly Role[]
  /** The letter after G. */
  readonly letter: string
}

export const SECTIONS: readonly Section[] = [
  { path: '/counter', title: '经办柜台', roles: ['counter', 'supervisor'], letter: 'C' },
  { path: '/finance', title: '基金财务', roles: ['finance', 'supervisor'], letter: 'F' },
  {
    path: '/settlements',
    title: '结算',
    roles: ['counter', 'finance', 'supervisor', 'hospital'],
    letter: 'S',
  },
  {
    path: '/overview',
    title: '总览',
    roles: ['finance', 'supervisor', 'administrator', 'policy'],
    letter: 'O',
  },
  { path: '/payments', title: '差额收付', roles: ['finance', 'supervisor'], letter: 'D' },
  {
    path: '/policy',
    title: '政策台',
    roles: ['policy', 'supervisor', 'finance', 'administrator'],
    letter: 'P',
  },
  { path: '/workbench', title: '联调工作台', roles: ['hospital', 'administrator'], letter: 'W' },
  // The law is public; the insured reach it from their own page.
  {
    path: '/law',
    title: '法规',
    roles: ['counter', 'finance', 'supervisor', 'administrator', 'policy', 'hospital'],
    letter: 'L',
  },
  {
    path: '/reference',
    title: '机构与目录',
    roles: ['administrator', 'supervisor', 'policy'],
    letter: 'R',
  },
  { path: '/staff', title: '账号', roles: ['administrator'], letter: 'A' },
  { path: '/me', title: '我的医保', roles: ['insured'], letter: 'M' },
]

export const sectionsOf = (staff: SessionView): Section[] =>
  SECTIONS.filter((section) => staff.roles.some((role) => section.roles.includes(role)))

/** The section of an address that is not this person's; null where the person may open it. One settlement is no section. */
export function forbiddenSection(staff: SessionView, pathname: string): Section | null {
  const section = SECTIONS.find((it) => it.path === pathname)
  return section === undefined || sectionsOf(staff).includes(section) ? null : section
}

const FIRST: Readonly<Record<Role, Section['path']>> = {
  counter: '/counter',
  finance: '/finance',
  supervisor: '/overview',
  administrator: '/overview',
  policy: '/policy',
  hospital: '/workbench',
  insured: '/me',
}

/** Where a person's work begins. */
export const startPathOf = (staff: SessionView): Section['path'] => {
  const [role] = staff.roles
  return role === undefined ? '/me' : FIRST[role]
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  counter: '柜台经办',
  finance: '基金财务',
  supervisor: '监管稽核',
  administrator: '系统管理',
  policy: '政策科',
  hospital: '医院 HIS 开发',
  insured: '参保人',
}
