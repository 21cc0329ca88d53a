import type { Tone } from '@tongchou/settlement/contract'

/**
 * Every colour of the web by its meaning; nowhere else stands a colour value. Cool is paid by a fund, warm by the person.
 * Style sheets use them as custom properties: `fund.employeePooled` is `var(--fund-employeePooled)`, `ink2` is `var(--ink2)`.
 */
export const tokens = {
  fund: {
    employeePooled: '#2B6CB0',
    employeeCatastrophic: '#5546A8',
    residentPooled: '#0E7C6B',
    residentCatastrophic: '#9A6CC6',
    assistance: '#A8325A',
    other: '#5C6F82',
  },
  own: {
    cash: '#8C4A1F',
    account: '#B97F14',
    /** The account's colour where it is text. */
    accountText: '#8A5D0B',
    familyAccount: '#D9AE5F',
    fullSelfPay: '#6F6459',
    overLimit: '#8E8376',
    firstSelfPay: '#A99C8B',
    deductible: '#C4B7A4',
    pooledSelfPay: '#D8CBB7',
  },
  change: { gain: '#4C9FB5', loss: '#C07A4C' },
  ink: '#16202B',
  ink2: '#46525F',
  /** The lightest text allowed. */
  ink3: '#626E7A',
  primary: '#17457A',
  primaryWeak: '#EAF1F8',
  line: '#E2E6EA',
  lineWeak: '#EEF1F3',
  /** The edge of fields and buttons. */
  edge: '#CBD3DA',
  ground: '#F5F6F8',
  panel: '#FFFFFF',
  /** The row under the pointer and the head of a table. */
  hover: '#FAFBFC',
  /** The empty part of a bar. */
  track: '#E6EAEE',
  ok: '#1B7A4B',
  okWeak: '#E8F5EE',
  okEdge: '#BFE3CF',
  warn: '#8F5400',
  warnWeak: '#FFF4DE',
  warnEdge: '#EBCB8B',
  bad: '#B42318',
  badWeak: '#FDEEEC',
  badEdge: '#F0BDB7',
  law: '#6B5212',
  lawWeak: '#FBF7EC',
  lawEdge: '#DDCDA2',
  /** The three classes of the catalogue: 甲, 乙, 丙. */
  itemClass: { A: '#3F6B5C', B: '#8F5400', C: '#6F6459' },
} as const

/** Writes the tokens as custom properties, once, before anything is drawn. */
export function applyTokens(style: CSSStyleDeclaration): void {
  for (const [name, value] of Object.entries(tokens)) {
    if (typeof value === 'string') style.setProperty(`--${name}`, value)
    else for (const [part, colour] of Object.entries(value)) style.setProperty(`--${name}-${part}`, colour)
  }
}

/** The colour of the pooled fund that pays for a scheme. */
export const pooledColour = (scheme: string | null): string =>
  scheme === 'resident' ? 'var(--fund-residentPooled)' : 'var(--fund-employeePooled)'

/** The colour of the catastrophic fund that pays for a scheme. */
export const catastrophicColour = (scheme: string | null): string =>
  scheme === 'resident' ? 'var(--fund-residentCatastrophic)' : 'var(--fund-employeeCatastrophic)'

/** The colour of a piece of money, as the waterfall names it. */
export const toneColour = (tone: Tone): string => `var(--${tone})`

const FUNDS: Readonly<Record<string, Tone>> = {
  employeePooled: 'fund-employeePooled',
  employeeCatastrophic: 'fund-employeeCatastrophic',
  residentPooled: 'fund-residentPooled',
  residentCatastrophic: 'fund-residentCatastrophic',
  studentPooled: 'fund-residentPooled',
  employeeAccount: 'own-account',
  assistance: 'fund-assistance',
}

/** The colour of a fund by its code. */
export const fundColour = (fund: string): string => toneColour(FUNDS[fund] ?? 'fund-other')
