const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The id right after one, in the wire's 26 characters. A list that starts below a cursor has the settlement itself as its first row
 * when the cursor is the next id.
 */
export function nextId(id: string): string {
  const at = CROCKFORD.indexOf(id.slice(-1))
  if (id === '' || at < 0) return id
  const following = CROCKFORD.charAt(at + 1)
  return following === '' ? `${nextId(id.slice(0, -1))}0` : `${id.slice(0, -1)}${following}`
}
