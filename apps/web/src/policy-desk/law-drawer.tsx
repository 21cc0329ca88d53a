import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { Failure, Loading, Refusal } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { historyQuery, lawQuery, useDraftStep } from './desk-queries.ts'
import type { Desk } from './draft-page.tsx'
import { sentenceOf } from './problem-sentence.ts'
import { Sentence } from './sentence.tsx'
import { ValueForm } from './value-form.tsx'

/** A history of the law by its file and the key in it. */
export interface HistoryKey {
  file: string
  key: string
}

/** One clause opened: its values to change, its whole history, and the text of the bundle beside it. */
export function LawDrawer({ desk, at, onClose }: { desk: Desk; at: HistoryKey; onClose: () => void }) {
  const { draft } = desk
  const history = useQuery(historyQuery(draft.draftId, draft.revision, at.file, at.key))
  const law = useQuery(lawQuery(draft.draftId, draft.revision))
  const step = useDraftStep(draft)
  const entry = law.data?.entries.find((it) => it.file === at.file && it.key === at.key)
  const mayRevise = draft.actions.some((it) => it.action === 'revise' && it.isAllowed)
  return (
    <Drawer open title={history.data?.title ?? '条文'} size={640} onClose={onClose}>
      {history.error !== null && <Failure error={history.error} onRetry={() => void history.refetch()} />}
      {history.data === undefined && history.error === null && <Loading />}
      {entry !== undefined && (
        <>
          <p className="law-quote">
            <ClauseTag clause={entry.clause.id} /> {entry.clause.gist}
          </p>
          {mayRevise ? (
            <ValueForm
              key={`${draft.revision}`}
              entry={entry}
              isBusy={step.isPending}
              onSave={(edits) => step.mutate({ do: 'revise', edits })}
            />
          ) : (
            <p className="hint">这份草案现在不能改。</p>
          )}
          {step.error !== null && <Refusal title={sentenceOf(step.error)} />}
        </>
      )}
      {history.data !== undefined && (
        <>
          <h3>这个数的历次规定</h3>
          <ol className="law-history">
            {history.data.entries.map((it) => (
              <li key={it.from}>
                <p>
                  <span className="num">
                    {it.from} — {it.to ?? ''}
                  </span>{' '}
                  <ClauseTag clause={it.clause.id} />
                  {it.isNew && <Tag tone="ok">本草案</Tag>}
                  {!it.isVerified && <Tag tone="warn">待核实</Tag>}
                </p>
                <Sentence segments={it.sentence} />
                {it.origin !== null && <p className="hint">来处：{it.origin}</p>}
              </li>
            ))}
          </ol>
          <h3>
            政策包原文{' '}
            <small className="mono hint">
              {history.data.file}:{history.data.line}
            </small>
          </h3>
          <pre className="law-yaml mono">{history.data.yaml}</pre>
        </>
      )}
    </Drawer>
  )
}
