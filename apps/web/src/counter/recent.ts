import { z } from 'zod'

/** A person whom this clerk opened today, at this browser. */
export interface Recent {
  readonly personId: string
  readonly name: string
  readonly bornIn: string
  readonly at: string
}

const shape = z.array(
  z.object({ personId: z.string(), name: z.string(), bornIn: z.string(), at: z.string() }),
)
const KEY = 'tongchou.recent'
const KEPT = 8

/** Newest first. Kept until the browser's tab is closed; never more than names. */
export function recentPersons(login: string): Recent[] {
  try {
    const read = shape.safeParse(JSON.parse(sessionStorage.getItem(`${KEY}.${login}`) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

export function rememberPerson(login: string, person: Recent): void {
  const others = recentPersons(login).filter((it) => it.personId !== person.personId)
  sessionStorage.setItem(`${KEY}.${login}`, JSON.stringify([person, ...others].slice(0, KEPT)))
}
