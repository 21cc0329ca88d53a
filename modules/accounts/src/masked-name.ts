/** A relative's name as others see it: the last character alone, `示例·*静`; the mark of invented names stays. */
export function maskedName(name: string): string {
  const [, mark = '', own = name] = /^(.*·)?(.+)$/.exec(name) ?? []
  const characters = [...own]
  return mark + characters.map((one, at) => (at === characters.length - 1 ? one : '*')).join('')
}
