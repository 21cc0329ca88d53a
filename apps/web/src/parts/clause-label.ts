const DIGITS = '零一二三四五六七八九'

/**
 * The words by which people cite a clause: `JM-13.2.1` is 第十三条（二）1. An id of another form is shown as it is.
 */
export function clauseLabel(id: string): string {
  const match = /^[A-Z]{2,3}-(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?$/.exec(id)
  if (match === null) return id
  const [, article = '', paragraph, item] = match
  return `第${chineseNumber(Number(article))}条${paragraph === undefined ? '' : `（${chineseNumber(Number(paragraph))}）`}${item ?? ''}`
}

/** 1 to 99 in Chinese: 13 is 十三, 20 is 二十. */
function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`
  return head === '' ? DIGITS.charAt(ones) : `${head}${ones === 0 ? '' : DIGITS.charAt(ones)}`
}
