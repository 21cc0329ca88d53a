import { INK2, LEFT, LINE, type Paper, type Style, WIDTH } from './paper.ts'

export interface Column {
  title: string
  /** Share of the sheet's width; all shares add up to one. */
  share: number
  align?: 'left' | 'right'
}

export interface TableRow {
  cells: readonly string[]
  style?: Style
  /** Draws into the row what is no text. */
  draw?: (y: number, x: (column: number) => number, width: (column: number) => number) => void
  hasRule?: boolean
}

const PAD = 4

/** A table that continues on further pages under a repeated head. */
export function table(paper: Paper, columns: readonly Column[], rows: readonly TableRow[], size = 8.5): void {
  const width = (at: number): number => (columns[at]?.share ?? 0) * WIDTH
  const x = (at: number): number =>
    LEFT + columns.slice(0, at).reduce((sum, column) => sum + column.share * WIDTH, 0)
  const cell = (text: string, at: number, y: number, style: Style): void =>
    paper.write(text, x(at) + PAD, y, width(at) - 2 * PAD, { ...style, align: columns[at]?.align ?? 'left' })
  const head = (): void => {
    paper.box(LEFT, paper.y, WIDTH, 17, '#F2F4F6')
    for (const [at, { title }] of columns.entries()) cell(title, at, paper.y + 3, { size: 8, colour: INK2 })
    paper.y += 17
  }
  head()
  for (const row of rows) {
    const style = { size, ...row.style }
    const heights = row.cells.map((text, at) => paper.heightOf(text, width(at) - 2 * PAD, style))
    const height = Math.max(13, ...heights) + 5
    if (paper.room(height)) head()
    for (const [at, text] of row.cells.entries()) cell(text, at, paper.y + 2.5, style)
    row.draw?.(paper.y, x, width)
    paper.y += height
    paper.rule(paper.y, row.hasRule === true ? '#6B7683' : LINE, row.hasRule === true ? 0.8 : 0.4)
  }
}
