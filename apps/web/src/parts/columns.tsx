import { formatYuan } from '@tongchou/kernel'
import type { ReactNode } from 'react'
import { signedYuan } from '../format/amounts.ts'
import { beijingTime } from '../format/days.ts'
import { Money } from './money.tsx'

/** A column of a list: what an export says of a row, and how the page shows it. */
export interface Column<Row> {
  readonly head: string
  /** What stands in the head where that is no word. */
  readonly headCell?: ReactNode
  /** The classes of its cells; numbers stand at the right, as their heads do. */
  readonly look: string
  /** Plain: words, days, numbers without separators. Null where the column is nothing but buttons, which no export has. */
  readonly text: ((row: Row) => string) | null
  readonly cell: (row: Row) => ReactNode
}

type Text<Row> = (row: Row) => string
type Cell<Row> = (row: Row) => ReactNode

export const words = <Row,>(head: string, text: Text<Row>, cell: Cell<Row> = text): Column<Row> => ({
  ...{ head, look: '', text, cell },
})

/** Days, times and spans of them. */
export const days = <Row,>(head: string, text: Text<Row>, cell: Cell<Row> = text): Column<Row> => ({
  ...{ head, look: 'num', text, cell },
})

/** An instant in Beijing time, to the minute; `—` where nothing has happened. */
export const minute = <Row,>(head: string, at: (row: Row) => string | null): Column<Row> => {
  const text = (row: Row) => beijingTime(at(row) ?? '').slice(0, 16)
  return days(
    head,
    (row) => (at(row) === null ? '' : text(row)),
    (row) => (at(row) === null ? '—' : text(row)),
  )
}

export const code = <Row,>(head: string, text: Text<Row>, cell: Cell<Row> = text): Column<Row> => ({
  ...{ head, look: 'mono', text, cell },
})

export const numbers = <Row,>(head: string, text: Text<Row>, cell: Cell<Row> = text): Column<Row> => ({
  ...{ head, look: 'right num', text, cell },
})

/** An amount in fen; null where it does not apply. */
export const money = <Row,>(
  head: string,
  fen: (row: Row) => number | null,
  isStrong = false,
): Column<Row> => ({
  ...{ head, look: 'right' },
  text: (row) => plainYuan(fen(row)),
  cell: (row) => <Money fen={fen(row)} isStrong={isStrong} />,
})

/** A change in fen, with its sign. */
export const change = <Row,>(head: string, fen: (row: Row) => number): Column<Row> =>
  numbers(
    head,
    (row) => plainYuan(fen(row)),
    (row) => signedYuan(fen(row)),
  )

/** A column of buttons, without a head. */
export const buttons = <Row,>(cell: Cell<Row>): Column<Row> => ({ head: '', look: '', text: null, cell })

const plainYuan = (fen: number | null): string => (fen === null ? '' : formatYuan(fen))
