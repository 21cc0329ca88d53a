import { useMutation, useQuery } from '@tanstack/react-query'
import { QUESTION_LENGTH, type Subject } from '@tongchou/questions/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../frame/api.ts'
import { Field } from '../parts/field.tsx'
import { Refusal } from '../parts/states.tsx'
import { askQuestion, questionsQuery, useQuestionsRefresh } from './question-queries.ts'
import { isAbout } from './subject-words.ts'
import { Thread } from './thread.tsx'
import '../parts/by-hand.css'

/** What the person asked about one thing of the own record, with the answers; and asking, while nothing waits. */
export function AskAbout(props: {
  personId: string
  about: Subject
  /** 我有疑问, 不认得这次查看？ */
  ask: string
  /** What the field is called. */
  label: string
  /** Who answers. */
  answerer: string
}) {
  const { personId, about } = props
  const { data = [] } = useQuery(questionsQuery(personId))
  const [isOpen, setOpen] = useState(false)
  const asked = data.filter((it) => isAbout(it, about)).toReversed()
  const isWaiting = asked.at(-1)?.answers.length === 0
  return (
    <div className="ask-about">
      {asked.map((it) => (
        <Thread key={it.questionId} question={it} isOwn />
      ))}
      {isWaiting && <p className="hint">等{props.answerer}答复，答复以后在这里看。</p>}
      {!isWaiting && !isOpen && (
        <button type="button" className="text-button ask-about-open" onClick={() => setOpen(true)}>
          {asked.length > 0 ? '还有疑问' : props.ask}
        </button>
      )}
      {isOpen && !isWaiting && <Form {...props} onClose={() => setOpen(false)} />}
    </div>
  )
}

export const AskAboutSettlement = (props: { personId: string; settlementId: string }) => (
  <AskAbout
    personId={props.personId}
    about={{ settlementId: props.settlementId }}
    ask="我有疑问"
    label="这笔结算，您的疑问"
    answerer="医保经办"
  />
)

function Form(props: { personId: string; about: Subject; label: string; onClose: () => void }) {
  const { personId, about, onClose } = props
  const [text, setText] = useState('')
  const refresh = useQuestionsRefresh(personId)
  const asking = useMutation({
    mutationFn: () => askQuestion(personId, about, text),
    onSuccess: () => {
      refresh()
      onClose()
    },
  })
  return (
    <form
      className="ask-about-form"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault()
        asking.mutate()
      }}
    >
      <Field label={props.label}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            value={text}
            maxLength={QUESTION_LENGTH.most}
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <p className="hint num">
        {text.length} / {QUESTION_LENGTH.most} 字
      </p>
      {asking.error !== null && <Refusal title={sentenceOf(asking.error)} />}
      <div className="by-hand-buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={asking.isPending}
          disabled={text.trim().length < QUESTION_LENGTH.least}
        >
          提交
        </Button>
        <Button onClick={onClose}>不问了</Button>
      </div>
    </form>
  )
}
