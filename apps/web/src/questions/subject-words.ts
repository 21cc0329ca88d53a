import type { QuestionView, Subject } from '@tongchou/questions/contract'
import { yuan } from '../format/amounts.ts'
import { beijingTime } from '../format/days.ts'
import { KIND_NAMES } from '../parts/words.ts'

/** What a question is about, in one line. */
export function subjectWords(about: QuestionView['about']): string {
  if (about.kind === 'access')
    return `${about.office} ${about.staffName} ${beijingTime(about.at).slice(0, 16)} 查看：${about.reason}，${about.what}`
  const { providerName, careKind, startedOn, endedOn, totalCost } = about
  const when = endedOn === null || endedOn === startedOn ? startedOn : `${startedOn} 至 ${endedOn}`
  return `${providerName} ${KIND_NAMES[careKind] ?? careKind} ${when}，共 ${yuan(totalCost)} 元`
}

/** Whether a question is about a thing. */
export const isAbout = ({ about }: QuestionView, subject: Subject): boolean =>
  'settlementId' in subject
    ? about.kind === 'settlement' && about.settlementId === subject.settlementId
    : about.kind === 'access' && about.accessId === subject.accessId
