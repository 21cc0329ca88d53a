import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const FONTS = createRequire(import.meta.url)
const fontFile = (name: string): string => FONTS.resolve(`@expo-google-fonts/${name}`)

/** Interface, emphasis, and the law's own voice. */
export type Face = 'sans' | 'bold' | 'law'

const FACES: Readonly<Record<Face, string>> = {
  sans: fontFile('noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: fontFile('noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf'),
  law: fontFile('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
}

export const INK = '#16202B'
export const INK2 = '#46525F'
export const LINE = '#C9D0D7'

/** Points: A4 upright, and what is left of it inside the margins. */
const SIDE = 42
export const LEFT = SIDE
export const WIDTH = 595.28 - 2 * SIDE
const BOTTOM = 841.89 - 48

export interface Style {
  size?: number
  face?: Face
  colour?: string
  align?: 'left' | 'right'
}

interface Glyphs {
  hasGlyphForCodePoint(point: number): boolean
}

/** A sheet that is written from top to bottom; a new page begins where something would not fit. */
export class Paper {
  readonly doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
  })
  y = SIDE
  readonly #chunks: Buffer[] = []
  readonly #done: Promise<Uint8Array>

  constructor(info: { title: string; madeAt: Date }) {
    this.doc.info.Title = info.title
    this.doc.info.CreationDate = info.madeAt
    for (const [name, file] of Object.entries(FACES)) this.doc.registerFont(name, file)
    this.doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    this.#done = new Promise((resolve, reject) => {
      this.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(this.#chunks))))
      this.doc.on('error', reject)
    })
  }

  /** Makes room for something `height` high. @returns whether a new page was begun */
  room(height: number): boolean {
    if (this.y + height <= BOTTOM) return false
    this.doc.addPage()
    this.y = SIDE
    return true
  }

  /** Writes text into a box; nothing moves. */
  write(text: string, x: number, y: number, width: number, style: Style = {}): void {
    this.#set(style)
    this.doc.text(this.#printable(text), x, y, { width, align: style.align ?? 'left', lineGap: 1.5 })
  }

  /** How high a text becomes in a width. */
  heightOf(text: string, width: number, style: Style = {}): number {
    this.#set(style)
    return this.doc.heightOfString(this.#printable(text), { width, lineGap: 1.5 })
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    this.doc.rect(x, y, width, height).fill(colour)
  }

  rule(y = this.y, colour = LINE, weight = 0.5): void {
    this.doc
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .lineWidth(weight)
      .stroke(colour)
  }

  heading(text: string): void {
    this.room(60)
    this.y += 14
    this.write(text, LEFT, this.y, WIDTH, { size: 10.5, face: 'bold' })
    this.y += 18
  }

  /** Ends the document; `foot` is written on every page. */
  finish(foot: (page: number, pages: number) => void): Promise<Uint8Array> {
    const { count } = this.doc.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page)
      foot(page + 1, count)
    }
    this.doc.end()
    return this.#done
  }

  #set({ size = 9, face = 'sans', colour = INK }: Style): void {
    this.doc.font(face).fontSize(size).fillColor(colour)
  }

  #printable(text: string): string {
    // pdfkit's types leave out the font that it draws with.
    const { font } = (this.doc as unknown as { _font: { font: Glyphs } })._font
    return printable(text, (point) => font.hasGlyphForCodePoint(point))
  }
}

/** A character that the font does not have (a rare one in a name) is written as its code point: paper shows no empty boxes. */
export const printable = (text: string, hasGlyph: (point: number) => boolean): string =>
  [...text]
    .map((sign) => {
      const point = sign.codePointAt(0) ?? 0
      return sign === '\n' || hasGlyph(point) ? sign : `〔U+${point.toString(16).toUpperCase()}〕`
    })
    .join('')
