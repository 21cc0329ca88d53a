/** Whether two answers are the same, byte for byte; otherwise where they first differ. */
export type Comparison =
  | { readonly same: true }
  | { readonly same: false; readonly at: number; readonly first: string; readonly second: string }

/** Compares two answers as UTF-8 bytes; `at` counts bytes from 0, the excerpts show the texts from there. */
export function compareBytes(first: string, second: string): Comparison {
  const [a, b] = [new TextEncoder().encode(first), new TextEncoder().encode(second)]
  const length = Math.max(a.length, b.length)
  for (let at = 0; at < length; at++) {
    if (a[at] !== b[at]) return { same: false, at, first: excerpt(a, at), second: excerpt(b, at) }
  }
  return { same: true }
}

/** Some bytes around the place, so that the name of the field is seen too. */
function excerpt(bytes: Uint8Array, at: number): string {
  return new TextDecoder().decode(bytes.slice(Math.max(0, at - 24), at + 16)).replace(/\uFFFD/g, '')
}
