import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ANSWER_LENGTH, type QuestionView } from '@tongchou/questions/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../frame/api.ts'
import { Field } from '../parts/field.tsx'
import { FocusedHeading } from '../parts/focused-heading.tsx'
import { Failure, Loading, Refusal } from '../parts/states.tsx'
import { answerQuestion, questionsQuery, useQuestionsRefresh } from './question-queries.ts'
import { subjectWords } from './subject-words.ts'
import { Thread } from './thread.tsx'
import '../parts/by-hand.css'

/** 答复疑问: what the person asks, about what, what was answered before, and the answer. */
export function AnswerQuestion(props: { personId: string; questionId: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(questionsQuery(props.personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  const question = data.find(({ questionId }) => questionId === props.questionId)
  if (question === undefined) return <Refusal title="没有这个疑问，或不归您答复" />
  return <Opened key={question.questionId} question={question} onClose={props.onClose} />
}

function Opened({ question, onClose }: { question: QuestionView; onClose: () => void }) {
  const { personId, about, answers } = question
  const title = about.kind === 'access' ? '核实查看' : '答复疑问'
  return (
    <section className="by-hand" aria-label={title}>
      <FocusedHeading>
        {title} · {question.personName}
      </FocusedHeading>
      <p>
        {about.kind === 'settlement' ? (
          <Link
            to="/settlements/$personId/$settlementId"
            params={{ personId, settlementId: about.settlementId }}
          >
            {subjectWords(about)}
          </Link>
        ) : (
          subjectWords(about)
        )}
      </p>
      <Thread question={question} isOwn={false} />
      {question.mayAnswer ? (
        <Answer key={answers.length} question={question} onClose={onClose} />
      ) : (
        <p className="hint">问的是您自己的查看，要由另一位监管人员答复。</p>
      )}
    </section>
  )
}

function Answer({ question, onClose }: { question: QuestionView; onClose: () => void }) {
  const { personId, questionId, answers } = question
  const [text, setText] = useState('')
  const refresh = useQuestionsRefresh(personId)
  const answering = useMutation({
    mutationFn: () => answerQuestion(personId, questionId, text, answers.length),
    onSuccess: () => {
      refresh()
      onClose()
    },
    // Another answered meanwhile: the page shows what.
    onError: refresh,
  })
  return (
    <form
      className="by-hand"
      onSubmit={(event) => {
        event.preventDefault()
        answering.mutate()
      }}
    >
      <Field label={answers.length === 0 ? '答复（本人看得到）' : '补充答复（本人看得到）'}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={text}
            maxLength={ANSWER_LENGTH.most}
            autoSize={{ minRows: 4, maxRows: 12 }}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {answering.error !== null && <Refusal title={sentenceOf(answering.error)} />}
      <div className="by-hand-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={answering.isPending}
          disabled={text.trim().length < ANSWER_LENGTH.least}
        >
          答复
        </Button>
        <Button onClick={onClose}>关闭</Button>
      </div>
    </form>
  )
}
