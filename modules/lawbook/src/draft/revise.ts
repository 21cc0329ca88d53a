import { isDeepStrictEqual } from 'node:util'
import { type CivilDate, civilDate, ok, parseDate, type Result, refuse, unreachable } from '@tongchou/kernel'
import type { Edit } from '../contract.ts'
import type { LawText } from '../law/clause-changes.ts'
import { labelOf } from '../law/editable.ts'
import { type PlacedValue, placedValues } from '../law/law-words.ts'
import { rangeOf } from '../law/ranges.ts'
import { type RawEntry, valueAtPath, withValues } from '../law/raw-history.ts'
import { inUnit, numberOf, unitOf } from '../law/units.ts'
import type { EditRefusal } from '../refusal.ts'
import type { Version } from '../version.ts'
import { groundOf } from './content.ts'
import type { AdoptedFolder, Revision, ValueChange } from './draft.ts'
import { entryBefore } from './drafted-history.ts'

/** What an edit works on. */
export interface Desk {
  /** The version that the draft changes, and the last one, to which it may be rebased. */
  base: Version
  last: Version
  /** The first day that a new version may have. */
  earliest: CivilDate
  /** The place's folder, which a draft may take over. */
  folder: AdoptedFolder
}

type Next = Pick<
  Revision,
  'title' | 'inForceFrom' | 'baseVersion' | 'enactedBy' | 'adopted' | 'changes' | 'edits'
>

/** The next revision after some edits, or why one of them cannot be; then none is made. */
export function revise(now: Next, edits: readonly Edit[], desk: Desk): Result<Next, EditRefusal> {
  let next: Next = { ...now, edits: [] }
  for (const edit of edits) {
    const made = revised(next, edit, desk)
    if (!made.ok) return made
    next = made.value
  }
  return ok(next)
}

function revised(now: Next, edit: Edit, desk: Desk): Result<Next, EditRefusal> {
  switch (edit.kind) {
    case 'set':
      return withValue(now, edit, desk)
    case 'undo':
      return ok(without(now, edit))
    case 'retitle':
      return ok(said({ ...now, title: edit.title }, `改标题为「${edit.title}」`))
    case 'enact':
      return ok(
        said(
          { ...now, enactedBy: edit.document },
          edit.document === null ? '取消依据的文件' : `依据 ${edit.document.number}`,
        ),
      )
    case 'adopt':
      return ok(
        said(
          { ...now, adopted: edit.isAdopted ? desk.folder : null },
          edit.isAdopted ? '采用政策文件夹' : '不采用政策文件夹',
        ),
      )
    case 'move':
      return moved(now, edit.inForceFrom, desk)
    case 'rebase':
      return rebased(now, desk)
    default:
      return unreachable(edit)
  }
}

/** A day on which the new version may come into force. */
export function dayOf(
  text: string,
  earliest: CivilDate,
): Result<CivilDate, Extract<EditRefusal, { code: 'no-such-day' | 'day-too-early' }>> {
  const day = parseDate(text)
  if (!day.ok) return refuse({ code: 'no-such-day', day: text })
  return day.value < earliest ? refuse({ code: 'day-too-early', day: text, earliest }) : day
}

function moved(now: Next, to: string, desk: Desk): Result<Next, EditRefusal> {
  const day = dayOf(to, desk.earliest)
  if (!day.ok) return day
  const early = now.changes.find(({ from }) => from !== null && from < day.value)
  if (early?.from !== undefined && early.from !== null)
    return refuse({ code: 'before-day-in-force', from: early.from, inForceFrom: day.value })
  return ok(said({ ...now, inForceFrom: day.value }, `执行日改为 ${day.value}`))
}

function rebased(now: Next, { last, earliest }: Desk): Result<Next, EditRefusal> {
  const day = dayOf(now.inForceFrom, earliest)
  if (!day.ok) return day
  return ok(said({ ...now, baseVersion: last.version }, `底稿换到第 ${last.version} 版`))
}

function withValue(now: Next, edit: Edit & { kind: 'set' }, desk: Desk): Result<Next, EditRefusal> {
  const { file, key, path } = edit
  const base = groundOf(now.baseVersion === desk.last.version ? desk.last : desk.base, now)
  if (!base.isSound) return refuse({ code: 'no-such-value', file, key, path })
  const at = { file, key, path }
  const own = edit.from === undefined ? null : parseDate(edit.from)
  if (own !== null && !own.ok) return refuse({ code: 'no-such-day', day: edit.from ?? '' })
  const from = own?.value === now.inForceFrom ? null : (own?.value ?? null)
  if (from !== null && from < now.inForceFrom)
    return refuse({ code: 'before-day-in-force', from, inForceFrom: now.inForceFrom })
  const entry = entryBefore(base.files, now, { file, key, from: from ?? now.inForceFrom })
  if (entry === null) return refuse({ code: 'no-such-value', ...at })
  const before = changeAt(now, file, key, from)
  const drafted = withValues(entry, before?.set ?? {})
  const checked = checkedValue({ enacted: entry, drafted }, edit, base)
  if (!checked.ok) return checked
  const set = { ...before?.set, [path]: checked.value.value }
  // A value that is what it was is no change.
  if (isDeepStrictEqual(valueAtPath(entry, path), checked.value.value)) delete set[path]
  return ok(said(put(now, { file, key, from, set }), checked.value.words))
}

/** The value in the unit of what it replaces, and inside its range. */
function checkedValue(
  entries: { enacted: RawEntry; drafted: RawEntry },
  edit: Edit & { kind: 'set' },
  base: LawText,
): Result<{ value: unknown; words: string }, EditRefusal> {
  const { file, key, path } = edit
  const at = { file, key, path }
  const value = placedValues(base.bundle, base.files).find(
    (it) => it.file === file && it.key === key && isSaidOn(it, entries.enacted.from),
  )
  const position = value?.sentence.findIndex((part) => 'path' in part && part.path === path) ?? -1
  const part = value?.sentence[position]
  const old = valueAtPath(entries.drafted, path)
  const unit = part !== undefined && 'value' in part ? unitOf(old, part.value) : null
  if (value === undefined || unit === null) return refuse({ code: 'no-such-value', ...at })
  const label = labelFor(value, position)
  const given = inUnit(unit, edit.value, old)
  if (given === null) return refuse({ code: 'wrong-unit', ...at, label, unit })
  const range = rangeOf(entries, path, unit, label)
  const number = numberOf(given)
  if (range !== null && (number === null || number < range.least || number > range.most))
    return refuse({
      code: 'out-of-range',
      ...{ ...at, label, rule: range.rule },
      clause: base.bundle.clauses[entries.enacted.cite]?.label ?? entries.enacted.cite,
    })
  const isPercent = unit === 'percent' || (unit === 'points' && typeof old === 'string')
  const written = isPercent ? `${String(number)}%` : typeof old === 'number' ? number : given
  return ok({ value: written, words: `${value.title} · ${label}：${String(old)} → ${String(written)}` })
}

/** Whether a value is in force on the day on which an entry begins: a drafted one is said in the words of the one before it. */
const isSaidOn = (value: PlacedValue, day: string): boolean =>
  value.from <= day && (value.to === null || value.to >= day)

const labelFor = (value: PlacedValue, position: number): string =>
  labelOf(value.sentence, position) || value.title

function without(now: Next, edit: Edit & { kind: 'undo' }): Next {
  const from = edit.from === undefined || edit.from === now.inForceFrom ? null : civilDate(edit.from)
  const before = changeAt(now, edit.file, edit.key, from)
  if (before === undefined) return now
  const set = { ...before.set }
  if (edit.path !== undefined) delete set[edit.path]
  return said(
    put(now, { ...before, set: edit.path === undefined ? {} : set }),
    `取消对 ${edit.file} ${edit.key} 的改动`,
  )
}

const changeAt = (now: Next, file: string, key: string, from: CivilDate | null): ValueChange | undefined =>
  now.changes.find((it) => it.file === file && it.key === key && it.from === from)

/** The change in the place of the one before it; a change of nothing vanishes. */
function put(now: Next, change: ValueChange): Next {
  const isSame = (it: ValueChange) =>
    it.file === change.file && it.key === change.key && it.from === change.from
  const at = now.changes.findIndex(isSame)
  const others = now.changes.filter((it) => !isSame(it))
  if (Object.keys(change.set).length === 0) return { ...now, changes: others }
  return { ...now, changes: others.toSpliced(at < 0 ? others.length : at, 0, change) }
}

const said = (next: Next, words: string): Next => ({ ...next, edits: [...next.edits, words] })
