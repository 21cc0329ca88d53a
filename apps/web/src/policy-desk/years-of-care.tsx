import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keptYearShape, type Lawbook } from '@tongchou/lawbook/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { count } from '../format/amounts.ts'
import { upload } from '../frame/api.ts'
import { FilePick } from '../parts/file-pick.tsx'
import { Refusal } from '../parts/states.tsx'
import { lawbookQuery } from './desk-queries.ts'
import { sentenceOf } from './problem-sentence.ts'

/** The years of care on which drafts are replayed, and the way to bring another one as a file. */
export function YearsOfCare({ book }: { book: Lawbook }) {
  const last = Number(book.today.slice(0, 4)) - 1
  const [year, setYear] = useState(last)
  const queries = useQueryClient()
  const bring = useMutation({
    // One JSON object a line.
    mutationFn: (chosen: File) =>
      upload(`/api/lawbook/populations/${year}`, chosen, 'application/x-ndjson', keptYearShape),
    onSuccess: () => queries.invalidateQueries({ queryKey: lawbookQuery.queryKey }),
  })
  return (
    <section className="panel years-of-care" aria-label="测算用的就医数据">
      <h2>测算用的就医数据</h2>
      <p>
        {book.years.length === 0 ? '还没有，草案不能测算。' : `有 ${book.years.join('、')} 年。`}
        <span className="hint">一行一个人的 NDJSON 文件，不写姓名和证件号码；同一年再传，就换成新的。</span>
      </p>
      {book.mayDraft && (
        <div className="desk-actions">
          <Select
            aria-label="就医年度"
            value={year}
            options={[0, 1, 2, 3, 4].map((ago) => ({ value: last - ago, label: `${last - ago} 年` }))}
            onChange={setYear}
          />
          <FilePick
            label="就医数据文件"
            accept=".ndjson,.jsonl,.json"
            isBusy={bring.isPending}
            onChoose={(chosen) => bring.mutate(chosen)}
          >
            {bring.isPending ? '正在上传并逐行检查' : '上传一年的就医'}
          </FilePick>
          {bring.data !== undefined && (
            <span role="status">
              已收下 {bring.data.year} 年 {count(bring.data.persons)} 人
            </span>
          )}
        </div>
      )}
      {bring.error !== null && <Refusal title={sentenceOf(bring.error)} />}
    </section>
  )
}
