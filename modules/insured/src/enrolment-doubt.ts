import { type CivilDate, firstDayOf } from '@tongchou/kernel'
import { type Bundle, workingAge } from '@tongchou/policy'
import type { RecordedEvent } from './recorded-event.ts'

/** A rule of 第三条 against an enrolment: with a way by exception, or without. */
export interface EnrolmentDoubt {
  readonly clause: string
  readonly sentence: string
  /** True where a recorded reason and a second person's approval set the rule aside. */
  readonly takesException: boolean
}

/** Who is to be enrolled, as far as the rules ask. */
export interface Enrolled {
  readonly birthDate: CivilDate
  readonly sex: 'M' | 'F'
  readonly specialStatus: string | null
}

/** What speaks against facts that are to be recorded: which scheme a person must or may join (JM-3.1, JM-3.2, JM-3.4). */
export function enrolmentDoubts(
  added: readonly RecordedEvent[],
  kept: readonly RecordedEvent[],
  person: Enrolled,
  sections: Bundle['sections'],
): EnrolmentDoubt[] {
  return added.flatMap((fact) => {
    if (fact.type !== 'enrol') return []
    if (person.specialStatus !== null)
      return [
        {
          clause: 'JM-3',
          sentence: '离休人员、老红军、一至六级残疾军人另有保障（第三十七条），不参加基本医保',
          takesException: false,
        },
      ]
    if (fact.scheme === 'employee') return outsideWorkingAge(firstDayOf(fact.month), kept, person, sections)
    if (fact.as === 'resident') return inEmployment(firstDayOf(fact.month), [...kept, ...added])
    return []
  })
}

/** New enrolments only: who was in the employee scheme before, and retirees, stay. */
function outsideWorkingAge(
  from: CivilDate,
  kept: readonly RecordedEvent[],
  { birthDate, sex }: Enrolled,
  { retirementAge }: Bundle['sections'],
): EnrolmentDoubt[] {
  const wasIn = kept.some(
    (one) => (one.type === 'enrol' || one.type === 'movedIn') && one.scheme === 'employee',
  )
  if (wasIn || retirementAge === undefined) return []
  const age = workingAge(birthDate, sex, retirementAge.statutory)
  if (from >= age.from && from < age.before) return []
  const why = from < age.from ? `${age.from} 才满 16 周岁` : `${age.before} 已到法定退休年龄`
  return [
    {
      clause: 'JM-3',
      sentence: `${why}：劳动年龄以外原则上不新参加职工医保，应参加居民医保；确需例外的写明理由，由第二人批准`,
      takesException: true,
    },
  ]
}

/** An employer's staff belong to the employee scheme; flexible work leaves the choice, after the stop. */
function inEmployment(from: CivilDate, known: readonly RecordedEvent[]): EnrolmentDoubt[] {
  const last = known
    .filter((one) => one.type === 'enrol' && one.scheme === 'employee' && firstDayOf(one.month) <= from)
    .sort((a, b) => (monthOfEnrol(a) < monthOfEnrol(b) ? -1 : 1))
    .at(-1)
  if (last?.type !== 'enrol' || last.as !== 'employer') return []
  const hasEnded = known.some(
    (one) =>
      (one.type === 'stop' &&
        one.scheme === 'employee' &&
        one.month >= last.month &&
        firstDayOf(one.month) < from) ||
      (one.type === 'retired' && one.month >= last.month),
  )
  if (hasEnded) return []
  return [
    {
      clause: 'JM-3',
      sentence: `${last.month} 起随单位参加职工医保，还没有停保：单位职工应参加职工医保，不能另参加居民医保`,
      takesException: false,
    },
  ]
}

const monthOfEnrol = (one: RecordedEvent): string => (one.type === 'enrol' && 'month' in one ? one.month : '')
