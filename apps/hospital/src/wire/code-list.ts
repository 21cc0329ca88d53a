import { CODE_LISTS } from '../generated/code-lists.ts'

/** A national code list: what this platform writes, and what it also understands from other editions. */
export interface CodeList {
  readonly name: string
  readonly values: Readonly<Record<string, string>>
  readonly alsoAccepted?: Readonly<Record<string, string>>
}

export const codeList = (type: string): CodeList | undefined =>
  Object.hasOwn(CODE_LISTS, type) ? CODE_LISTS[type] : undefined

/** The form in which a list keeps a code of any edition: '1' stands for '01' as some clients write it, and '01' for '1'. */
export function canonicalCode(list: CodeList, code: string): string | null {
  const forms = [code, `0${code}`, code.replace(/^0/, '')]
  return (
    forms.find((form) => isIn(list.values, form)) ??
    forms.find((form) => isIn(list.alsoAccepted ?? {}, form)) ??
    null
  )
}

/** Codes and labels by code: an object of its own puts '10' before '01'. */
export const sortedCodes = ({ values }: CodeList): readonly (readonly [code: string, label: string])[] =>
  Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1))

/** A list's codes and labels for a message, the first few where there are many. */
export function namesOf(list: CodeList, most = 8): string {
  const all = sortedCodes(list)
  const shown = all.slice(0, most).map(([code, label]) => `${code} ${label}`)
  return all.length > most ? `${shown.join('、')} 等` : shown.join('、')
}

const isIn = (values: Readonly<Record<string, string>>, code: string): boolean => Object.hasOwn(values, code)
