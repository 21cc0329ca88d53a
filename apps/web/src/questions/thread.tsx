import type { QuestionView } from '@tongchou/questions/contract'
import { beijingTime, spokenDay } from '../format/days.ts'
import './questions.css'

/** What was asked and what was answered, each with who and when. @param isOwn for the person who asked */
export function Thread({ question, isOwn }: { question: QuestionView; isOwn: boolean }) {
  const when = (at: string) =>
    isOwn ? spokenDay(beijingTime(at)) : <span className="num">{beijingTime(at).slice(0, 16)}</span>
  return (
    <ol className="thread">
      <li>
        <p className="hint">
          {isOwn ? '您' : '本人'} {when(question.askedAt)} 问
        </p>
        <p>{question.text}</p>
      </li>
      {question.answers.map((it) => (
        <li key={it.answeredAt} className="thread-answer">
          <p className="hint">
            {it.office} · {it.answeredBy} {when(it.answeredAt)} 答
          </p>
          <p>{it.text}</p>
        </li>
      ))}
    </ol>
  )
}
