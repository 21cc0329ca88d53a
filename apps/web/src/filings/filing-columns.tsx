import { FILING_NAMES, type FilingView as Filing, subjectWords } from '@tongchou/filings/contract'
import { type Column, days, words } from '../parts/columns.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

/** What is filed for a person, from when to when, and how that stands on a day. */
export const filingColumns = (on: string): readonly Column<Filing>[] => [
  words('类别', (it) => FILING_NAMES[it.kind]),
  words('内容', subjectWords),
  words('就医地或机构', (it) => placeOf(it) ?? '—'),
  days('有效期', (it) => `${it.from} 至 ${it.to ?? '长期'}`),
  words('经办', (it) => it.filedBy),
  words(
    '状态',
    (it) => standing(it, on)[0],
    (it) => <Tag tone={standing(it, on)[1]}>{standing(it, on)[0]}</Tag>,
  ),
]

/** Where the person goes, and from where; null where a filing is about no place. */
export function placeOf({ fromProvider, toProvider, toPlace }: Filing): string | null {
  if (fromProvider !== null) return `${fromProvider} 转到 ${toProvider ?? '各机构'}`
  return [toPlace, toProvider].filter((part) => part !== null).join(' ') || null
}

function standing(filing: Filing, on: string): readonly [string, Tone] {
  if (filing.isWithdrawn) return ['已撤销', 'plain']
  if (filing.from > on) return ['未生效', 'warn']
  return filing.to !== null && filing.to < on ? ['已到期', 'plain'] : ['有效', 'ok']
}
