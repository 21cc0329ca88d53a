import { parseQuantity, QUANTITY_ONE } from '@tongchou/kernel'
import { z } from 'zod'
import {
  CATEGORIES,
  EPISODE_TYPES,
  EXCLUSIONS,
  FACILITY_KINDS,
  FIXED_FEES,
  LIABILITIES,
  LINE_KINDS,
  OFFSITE_KINDS,
  RELATIONS,
  SCHEMES,
  STATUSES,
  SUPPLEMENTS,
} from '../facts.ts'
import { count, date, money } from './values.ts'

/** A whole number, or a string with at most four decimals; read as ten-thousandths. */
const quantity = z
  .union([z.int().min(0).max(100_000_000_000), z.string()], {
    error: 'the quantity is a whole number up to 10^11, or a string with at most four decimals',
  })
  .transform((value, context) => {
    if (typeof value === 'number') return value * QUANTITY_ONE
    const parsed = parseQuantity(value)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: 'custom', message: parsed.error })
    return z.NEVER
  })

const line = z.strictObject({
  class: z.enum(['A', 'B', 'C']),
  kind: z.enum(LINE_KINDS),
  unitPrice: money,
  quantity,
  amount: money,
  ceiling: money.nullable().default(null),
  bonusPoints: z.int().default(0),
  excluded: z.enum(EXCLUSIONS).nullable().default(null),
  date: date.optional(),
  fee: z.enum(FIXED_FEES).optional(),
})

const condition = z
  .string()
  .regex(/^(hypertension|diabetes|majorDisease|assistanceTilt|chronic:[A-Za-z0-9_.-]+)$/, 'not a condition')

/** FORMAT's settlement case; optional keys get their defaults. */
export const settlementCase = z.strictObject({
  id: z.string(),
  kind: z.literal('settlement'),
  region: z.string(),
  person: z.strictObject({
    scheme: z.enum(SCHEMES),
    status: z.enum(STATUSES),
    birthDate: date,
    categories: z.array(z.enum(CATEGORIES)).default([]),
    tier: z.union([z.literal(1), z.literal(2)]).optional(),
    conditions: z.array(condition).default([]),
    maternityCovered: z.boolean().default(false),
    accountBalance: money.default(0),
  }),
  year: z
    .strictObject({
      pooledPaid: money.default(0),
      catastrophicBurden: money.default(0),
      outpatientEligible: money.default(0),
      outpatientPaid: money.default(0),
      antenatalPaid: money.default(0),
      oncologyStays: count.default(0),
      limitPaid: z.record(z.string(), money).default({}),
      layerBurden: z.partialRecord(z.enum([...SUPPLEMENTS, 'assistance']), money).optional(),
    })
    .prefault({}),
  episode: z.strictObject({
    type: z.enum(EPISODE_TYPES),
    benefitCode: z.string().min(1).optional(),
    facility: z.strictObject({
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      kind: z.enum(FACILITY_KINDS),
      signed: z.boolean().default(true),
      local: z.boolean().default(true),
    }),
    start: date,
    end: date,
    offsite: z.enum(OFFSITE_KINDS).default('none'),
    referral: z
      .strictObject({
        direction: z.enum(['up', 'down', 'department']),
        filed: z.boolean(),
        deductiblePaid: money,
      })
      .nullish(),
    oncologyTherapy: z.boolean().default(false),
    liability: z.enum(LIABILITIES).default('none'),
    lines: z.array(line),
  }),
  useAccount: z.boolean().default(false),
  family: z.array(z.strictObject({ relation: z.enum(RELATIONS), balance: money })).optional(),
})
export type SettlementCase = z.infer<typeof settlementCase>

export interface CaseError {
  code: string
  message: string
  path: string
}

/** How the faults of a shape are said; `given` is what stands at the path. */
export interface ShapeWords {
  unknownKey: (key: string) => string
  missing: (key: string) => string
  negative: (given: string) => string
  value: (issue: z.core.$ZodIssue, given: unknown) => string
}

const IN_ENGLISH: ShapeWords = {
  unknownKey: (key) => `unknown key '${key}'`,
  missing: (key) => `'${key}' is missing`,
  negative: (given) => `${given} is negative`,
  value: (issue, given) => sentenceOf(issue, shown(given)),
}

/** The first fault of a shape as a case error: what is wrong and where. A misspelt key is told before the one that it leaves out. */
export function shapeError(error: z.ZodError, input: unknown, words = IN_ENGLISH): CaseError {
  const [first] = error.issues
  const lacks = first !== undefined && valueAt(input, first.path) === undefined
  const issue = (lacks ? error.issues.find((one) => isMisspelling(one, first)) : null) ?? first
  if (issue === undefined) return { code: 'bad-value', message: 'malformed', path: '' }
  const path = pathText(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys
    return {
      code: 'unknown-key',
      message: words.unknownKey(unknown),
      path: path === '' ? unknown : `${path}.${unknown}`,
    }
  }
  const given = valueAt(input, issue.path)
  if (given === undefined) return { code: 'missing', message: words.missing(String(issue.path.at(-1))), path }
  if (issue.code === 'too_small' && issue.minimum === 0)
    return { code: 'negative', message: words.negative(shown(given)), path }
  const stated = issue.code === 'custom' ? issue.params?.code : undefined
  return {
    code: typeof stated === 'string' ? stated : 'bad-value',
    message: words.value(issue, given),
    path,
  }
}

const isMisspelling = (issue: z.core.$ZodIssue, first: z.core.$ZodIssue): boolean =>
  issue.code === 'unrecognized_keys' && pathText(issue.path) === pathText(first.path.slice(0, -1))

/** Says of what was given why it cannot stand there. */
function sentenceOf(issue: z.core.$ZodIssue, given: string): string {
  switch (issue.code) {
    case 'invalid_value':
      return `${given} is not ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`
    case 'invalid_type':
      return issue.message.startsWith('Invalid') ? `${given} is not of type ${issue.expected}` : issue.message
    case 'too_big':
      return issue.message.startsWith('Too') ? `${given} is above ${issue.maximum}` : issue.message
    case 'too_small':
      return issue.message.startsWith('Too') ? `${given} is below ${issue.minimum}` : issue.message
    case 'invalid_union':
      return issue.message.replace(OF_UNION, `${given} is not one of `)
    case 'custom':
      return issue.params?.code === undefined ? issue.message : `${given}: ${issue.message}`
    default:
      return issue.message
  }
}

const OF_UNION = /^Invalid discriminator value\. Expected /

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** What stands at a path of the input; undefined where nothing does. */
export const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  )

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )
}
