import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { money, month } from '../cases/values.ts'
import { caseShape, clausesOf, onMonth, tooLarge, wordRule } from '../cases/word-rule.ts'

export const BOOKS = ['tax', 'finance', 'agency'] as const
type Book = (typeof BOOKS)[number]

/** 三方对账 (JM-11): whose books of amounts levied and received are compared. */
export const reconciliationSchema = z.strictObject({
  books: history({ compared: z.array(z.enum(BOOKS)).min(2) }),
})

/** One receipt as one of the three wrote it down. */
export interface BookEntry {
  /** The number of the receipt or batch, the same in all books. */
  item: string
  fund: string
  /** The month for which it is paid. */
  period: string
  amount: number
}

/** What is wrong with an item: in one book twice, in one not at all, or not the same in all. */
export type Discrepancy = 'repeated' | 'missing' | 'amount' | 'fund' | 'period'

export interface Difference {
  item: string
  kinds: Discrepancy[]
  /** What each book has of it altogether; null where it has nothing. */
  amounts: Record<string, number | null>
}

/** Every item on which the books do not agree, in the order of the items. */
export function compareBooks(books: Readonly<Record<string, readonly BookEntry[]>>): Difference[] {
  const items = [...new Set(Object.values(books).flatMap((entries) => entries.map(({ item }) => item)))]
  return items.sort().flatMap((item): Difference[] => {
    const found = Object.entries(books).map(([book, entries]) => ({
      book,
      entries: entries.filter((entry) => entry.item === item),
    }))
    const all = found.flatMap(({ entries }) => entries)
    const amounts = found.map(({ book, entries }) => [book, totalOf(entries)] as const)
    const present = amounts.flatMap(([, amount]) => amount ?? [])
    const kinds: Discrepancy[] = [
      ...(found.some(({ entries }) => entries.length > 1) ? (['repeated'] as const) : []),
      ...(present.length < found.length ? (['missing'] as const) : []),
      ...(new Set(present).size > 1 ? (['amount'] as const) : []),
      ...(new Set(all.map(({ fund }) => fund)).size > 1 ? (['fund'] as const) : []),
      ...(new Set(all.map(({ period }) => period)).size > 1 ? (['period'] as const) : []),
    ]
    return kinds.length === 0 ? [] : [{ item, kinds, amounts: Object.fromEntries(amounts) }]
  })
}

const totalOf = (entries: readonly BookEntry[]): number | null =>
  entries.length === 0 ? null : entries.reduce((sum, { amount }) => sum + amount, 0)

const entries = z
  .array(
    z.strictObject({
      item: z.string().min(1),
      fund: z.enum(['employee', 'resident']),
      period: month,
      amount: money,
    }),
  )
  .max(100_000)

const shape = caseShape('reconciliation', { month, tax: entries, finance: entries, agency: entries })

/** Kind `reconciliation`: the totals of the three books and every difference between them by item. */
export const reconciliationRule = wordRule({
  shape,
  section: 'reconciliation',
  word: (terms) => terms.books,
  called: 'rule of reconciliation',
  day: onMonth,
  check: (input) =>
    BOOKS.reduce<ReturnType<typeof tooLarge>>(
      (fault, book) => fault ?? tooLarge(totalOf(input[book]) ?? 0, book),
      null,
    ),
  decide: (input, entry) => {
    const books = Object.fromEntries(entry.compared.map((book: Book) => [book, input[book]]))
    const totals = Object.fromEntries(entry.compared.map((book) => [book, totalOf(input[book]) ?? 0]))
    const differences = compareBooks(books)
    const trace = [
      {
        clauses: clausesOf(entry),
        what: 'the totals of each book',
        inputs: totals,
        result: differences.length === 0,
      },
      ...differences.map(({ item, kinds, amounts }) => ({
        clauses: [entry.cite],
        what: `${item} differs`,
        inputs: amounts,
        result: kinds.join(', '),
      })),
    ]
    return { result: { totals, agrees: differences.length === 0, differences }, trace }
  },
})
