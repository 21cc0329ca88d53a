import { useQuery } from '@tanstack/react-query'
import { spokenDays } from '../format/days.ts'
import { Tag } from '../parts/tag.tsx'
import { questionsQuery } from '../questions/question-queries.ts'
import { subjectWords } from '../questions/subject-words.ts'
import { Thread } from '../questions/thread.tsx'

/** What I asked and what was answered, the newest first; nothing where nothing was asked. */
export function MyQuestions({ personId }: { personId: string }) {
  const { data = [] } = useQuery(questionsQuery(personId))
  if (data.length === 0) return null
  return (
    <section className="me-card" aria-label="我的疑问">
      <h2>我的疑问</h2>
      <ul className="me-list me-stack">
        {data.map((it) => (
          <li key={it.questionId}>
            <span>
              {spokenDays(subjectWords(it.about))}{' '}
              {it.answers.length > 0 ? <Tag tone="ok">已答复</Tag> : <Tag tone="warn">等答复</Tag>}
            </span>
            <Thread question={it} isOwn />
          </li>
        ))}
      </ul>
    </section>
  )
}
