/** A broken invariant is a bug: it throws, and the transaction around it rolls back. */
export function assert(claim: boolean, message: string): asserts claim {
  if (!claim) throw new Error(`broken invariant: ${message}`)
}

/** Closes a switch over a union: does not compile while a member is unanswered. */
export function unreachable(it: never): never {
  throw new Error(`broken invariant: unanswered case ${JSON.stringify(it)}`)
}
