import { type Finding, rowName, type Sql } from '@tongchou/database'
import { type Bundle, readBundle } from '@tongchou/policy'

/** The bundles as the database keeps them, each read from its stored text and known by the hash of what it says. */
export interface StoredBundles {
  /** Null for one that has a finding of its own. */
  byHash: ReadonlyMap<string, Bundle | null>
  findings: Finding[]
}

/** Reads every published bundle, one at a time; one whose text is not what its hash says is not used. */
export async function readStoredBundles(sql: Sql): Promise<StoredBundles> {
  const byHash = new Map<string, Bundle | null>()
  const findings: Finding[] = []
  for (const { hash } of await sql.query<{ hash: string }>(
    'select hash from published_bundle order by hash',
  )) {
    const [stored] = await sql.query<{ files: Record<string, string> }>(
      'select files from published_bundle where hash = $1',
      [hash],
    )
    const read = readBundle(stored?.files ?? {})
    const isAsPublished = read.ok && read.value.hash === hash
    byHash.set(hash, isAsPublished ? read.value : null)
    if (!isAsPublished)
      findings.push({
        what: '已发布政策包的内容与它的哈希不符',
        row: rowName('政策包', 'published_bundle', { hash }),
        expected: hash,
        found: read.ok
          ? read.value.hash
          : read.error.map(({ file, key, reason }) => `${file} ${key}: ${reason}`).join('；'),
      })
  }
  return { byHash, findings }
}
