import { assert } from '@tongchou/kernel'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Standing } from './contract.ts'

const clauseLineShape = z
  .strictObject({
    /** The rulebook's ID; an article to which the rulebook gives none has a line without. */
    id: z.string().optional(),
    /** An ID of ours, for an article without one that the law's data cite. */
    ownId: z.string().optional(),
    /** Where it stands in the document: 第十三条（一）1. */
    label: z.string().min(1),
    /** Other places of the document for which this line stands too. */
    also: z.array(z.string()).default([]),
    gist: z.string().min(1),
    implemented: z.array(z.string()).default([]),
    /** `file > title of the test` */
    tested: z.array(z.string().regex(/^\S+ > .+$/)).default([]),
    notComputational: z.string().min(1).optional(),
    /** Which operation around the rule (a register, a screen, a workflow) is not built yet; beside the status, none of its own. */
    pending: z.string().min(1).optional(),
    /** The rule is there; a figure that it needs has no original among the sources. Counted apart. */
    missingFigure: z.string().min(1).optional(),
  })
  .refine((line) => accountedAs(line) !== null, {
    message: 'a clause is implemented, tested or notComputational',
  })
  .refine((line) => line.missingFigure === undefined || line.tested.length > 0, {
    message: 'a rule that only lacks a figure is tested',
  })
  .refine((line) => line.notComputational === undefined || isOnlyThat(line), {
    message: 'what is not computational is neither implemented nor tested',
  })
export type ClauseLine = z.infer<typeof clauseLineShape>

const documentShape = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  document: z.string(),
  title: z.string(),
  /** First day in force; none for a draft, a report or a statement. */
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** Every article of the document, as the beginning of the labels that stand for it. */
  articles: z.array(z.string()).min(1),
  clauses: z.array(clauseLineShape).min(1),
})
export type ClauseDocument = z.infer<typeof documentShape>

const tableShape = z.strictObject({ documents: z.array(documentShape).min(1) })
export type ClauseTable = z.infer<typeof tableShape>

/**
 * Reads `docs/clauses.yaml`.
 * @throws with document, line and reason where it is malformed
 */
export function readClauseTable(text: string): ClauseTable {
  const read = tableShape.safeParse(parse(text))
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
}

interface Accounted {
  implemented: readonly string[]
  tested: readonly string[]
  notComputational?: string | undefined
}

/** Where a clause stands with the software. */
export function standingOf(line: ClauseLine): Standing {
  const standing = accountedAs(line)
  assert(standing !== null, 'a table that was read has a status for every clause')
  return standing
}

/** Null where the line says nothing of the three. */
function accountedAs(line: Accounted): Standing | null {
  if (line.tested.length > 0) return 'tested'
  if (line.implemented.length > 0) return 'implemented'
  return line.notComputational === undefined ? null : 'notComputational'
}

const isOnlyThat = ({ implemented, tested }: Accounted): boolean =>
  implemented.length === 0 && tested.length === 0

/** How many lines stand how. */
export function clauseCounts(lines: readonly ClauseLine[]): Record<Standing, number> {
  const counts = { tested: 0, implemented: 0, notComputational: 0 }
  for (const line of lines) counts[standingOf(line)]++
  return counts
}
