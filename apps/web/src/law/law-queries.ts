import { queryOptions } from '@tanstack/react-query'
import { type DocumentRow, documentPageShape, documentsShape } from '@tongchou/clauses/contract'
import { get } from '../frame/api.ts'

/** Every document with its clauses. */
export const documentsQuery = queryOptions({
  queryKey: ['law', 'documents'],
  queryFn: async () => (await get('/api/law/documents', documentsShape)).documents,
  staleTime: Number.POSITIVE_INFINITY,
})

/** One document with the values of a day; without a day those of today. */
export const documentQuery = (id: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['law', 'document', id, on ?? 'today'],
    queryFn: () =>
      get(
        `/api/law/documents/${id}${on === undefined ? '' : `?on=${encodeURIComponent(on)}`}`,
        documentPageShape,
      ),
  })

/** A clause whose place, gist or ID has every word that was typed. */
export interface FoundClause {
  document: DocumentRow
  clause: DocumentRow['clauses'][number]
}

export function findClauses(documents: readonly DocumentRow[], typed: string): FoundClause[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  return documents.flatMap((document) =>
    document.clauses
      .filter(({ id, label, gist }) => {
        const text = `${id ?? ''} ${label} ${gist} ${document.title} ${document.document}`.toLowerCase()
        return words.every((word) => text.includes(word))
      })
      .map((clause) => ({ document, clause })),
  )
}

/** Where a cited clause is shown: its own line, for a reading that of its clause, for a whole article its first; null where nowhere. */
export function placeOf(
  documents: readonly DocumentRow[],
  cited: string,
): { document: string; clause: string } | null {
  const id = cited.replace(/(\d)-[a-z].*$/, '$1')
  const isHere = [(own: string) => own === id, (own: string) => own.startsWith(`${id}.`)]
  for (const isIt of isHere)
    for (const document of documents)
      for (const { id: own } of document.clauses)
        if (own !== null && isIt(own)) return { document: document.id, clause: own }
  return null
}
