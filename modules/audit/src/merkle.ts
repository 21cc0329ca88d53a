import { createHash } from 'node:crypto'

/**
 * The root of a Merkle tree over leaves that arrive one by one; it keeps one hash per level, so that millions of leaves fit.
 * Leaves and inner nodes are hashed under different prefixes (RFC 6962), so that neither can stand for the other.
 */
export class MerkleRoot {
  /** The left subtrees that wait for their right neighbour, the largest first. */
  readonly #waiting: { size: number; hash: Uint8Array }[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(leaf: Uint8Array): void {
    this.#count++
    let node = { size: 1, hash: hashed(0, leaf) }
    for (let left = this.#waiting.at(-1); left?.size === node.size; left = this.#waiting.at(-1)) {
      this.#waiting.pop()
      node = { size: node.size * 2, hash: hashed(1, left.hash, node.hash) }
    }
    this.#waiting.push(node)
  }

  /** 32 bytes; of no leaves, the hash of nothing. */
  root(): Uint8Array {
    const [last, ...before] = this.#waiting.toReversed()
    if (last === undefined) return createHash('sha256').digest()
    return before.reduce((right, left) => hashed(1, left.hash, right), last.hash)
  }
}

function hashed(prefix: 0 | 1, ...parts: Uint8Array[]): Uint8Array {
  const hash = createHash('sha256').update(Uint8Array.of(prefix))
  for (const part of parts) hash.update(part)
  return hash.digest()
}
