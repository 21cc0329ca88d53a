import type { Page } from 'playwright-core'

/** How far the page is wider than the window, in pixels: only tables may scroll sideways, never the page. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Every text on the page whose contrast with its ground is below 4.5, as 'text (ratio)'; controls that are off are not counted. */
export const paleTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number]
    const read = (css: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
      // A mixed colour is written in shares of one: color(srgb 0.1 0.2 0.3).
      return css.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a]
    }
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const groundOf = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1]
      const own = read(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, groundOf(element.parentElement))
    }
    const light = ([r, g, b]: Colour): number => {
      const part = (value: number) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      }
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }
    const isOff = (element: Element) =>
      element.closest(':disabled, [aria-disabled=true], .ant-picker') !== null
    const pale = new Set<string>()
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const text = walk.currentNode.textContent?.trim() ?? ''
      const element = walk.currentNode.parentElement
      if (text === '' || element === null || !element.checkVisibility() || isOff(element)) continue
      const colour = read(getComputedStyle(element).color)
      // Text without colour lies over the same text in colours: an editor's field.
      if (colour[3] === 0) continue
      const ground = groundOf(element)
      const [a, b] = [light(over(colour, ground)), light(ground)]
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
      if (ratio < 4.5) pale.add(`${text.slice(0, 30)} (${ratio.toFixed(2)})`)
    }
    return [...pale]
  })
