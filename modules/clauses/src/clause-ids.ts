/**
 * An ID of a clause, with or without the tail that names a reading of it (`JM-13.1.1-lowest`) and the day from which a later
 * document has enacted it anew (`JM-13.1@2027-01-01`).
 */
const CLAUSE_ID = /^([A-Z]{2}-\d+(?:\.\d+)*)(?:-[a-z0-9]+)*(?:@[\d.-]+)?$/

/** The clause that a reading or an unverified figure belongs to: JM-13.1.1 of JM-13.1.1-lowest; itself otherwise. */
export const clauseOf = (id: string): string => CLAUSE_ID.exec(id)?.[1] ?? id

/** Whether an ID is the article or a part of it: JM-13.2.1 is within JM-13 and JM-13.2, not within JM-13.1. */
export const isWithin = (id: string, article: string): boolean =>
  id === article || id.startsWith(`${article}.`)
