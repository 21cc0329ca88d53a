import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { answeredShape, questionAskedShape, questionsShape, type Subject } from '@tongchou/questions/contract'
import { get, post } from '../frame/api.ts'

/** What one person asked, the newest first. */
export const questionsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'questions'],
    queryFn: async () => (await get(`/api/persons/${personId}/questions`, questionsShape)).questions,
  })

/** What waits for an answer of staff. */
export const waitingQuestionsQuery = queryOptions({
  queryKey: ['questions'],
  queryFn: async () => (await get('/api/questions', questionsShape)).questions,
  refetchInterval: 60_000,
  retry: false,
})

export const askQuestion = (personId: string, about: Subject, text: string) =>
  post(`/api/persons/${personId}/questions`, { about, text }, questionAskedShape)

/** @param after how many answers were on the page */
export const answerQuestion = (personId: string, questionId: string, text: string, after: number) =>
  post(`/api/questions/${personId}/${questionId}/answers`, { text, after }, answeredShape)

/** After asking and answering: the to-dos and the person's questions are other ones. */
export function useQuestionsRefresh(personId: string): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: questionsQuery(personId).queryKey })
    void queries.invalidateQueries({ queryKey: waitingQuestionsQuery.queryKey })
  }
}
