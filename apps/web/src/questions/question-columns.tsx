import { Link } from '@tanstack/react-router'
import type { QuestionView } from '@tongchou/questions/contract'
import { type Column, minute, words } from '../parts/columns.tsx'
import { Tag } from '../parts/tag.tsx'
import { subjectWords } from './subject-words.ts'

/** What a person asked, about what, and whether it is answered. */
export const QUESTION_COLUMNS: readonly Column<QuestionView>[] = [
  minute('时间', (it) => it.askedAt),
  words('问的是', (it) => subjectWords(it.about)),
  words(
    '疑问',
    (it) => it.text,
    (it) => (
      <Link
        to="/counter"
        search={(before: object) => ({ ...before, person: it.personId, question: it.questionId })}
      >
        {it.text}
      </Link>
    ),
  ),
  words('答复', (it) => it.answers.map(({ text, answeredBy }) => `${answeredBy}：${text}`).join('；')),
  words(
    '状态',
    (it) => (it.answers.length > 0 ? '已答复' : '等答复'),
    (it) => (it.answers.length > 0 ? <Tag tone="ok">已答复</Tag> : <Tag tone="warn">等答复</Tag>),
  ),
]
