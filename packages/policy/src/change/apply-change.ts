import { addDays, civilDate, ok, type Result, refuse } from '@tongchou/kernel'
import { Document, parseDocument } from 'yaml'
import { inForce, isRecord } from '../bundle/histories.ts'
import type { BundleFault } from '../bundle/read-bundle.ts'
import { LAW_FAULTS } from '../words/faults.ts'
import type { LawChange } from './change.ts'
import { type Dated, historyAt } from './raw-history.ts'

type Files = Readonly<Record<string, string>>
type NewValue = LawChange['changes'][number]

/**
 * The files of a place's law with a change written into them: each new value is one more dated entry, nothing before it is
 * touched but the day on which it ends. A word that the file does not have yet, and a whole new benefit, begin with it. Whether the values are law (schema, clauses, days) `readBundle` says of the result.
 * @returns the files, or every fault at once: a file, word or path that the law does not have, a day that is taken
 */
export function applyChange(files: Files, change: LawChange): Result<Record<string, string>, BundleFault[]> {
  const faults: BundleFault[] = []
  const documents = new Map<string, Document>()
  const open = (name: string): Document | null => {
    const text = files[name]
    if (text === undefined) return null
    const known = documents.get(name) ?? parseDocument(text)
    documents.set(name, known)
    return known
  }
  for (const value of change.changes) {
    const document = value.file.startsWith('above/') ? null : open(value.file)
    if (value.file.startsWith('above/'))
      faults.push({
        file: value.file,
        key: value.key,
        reason: LAW_FAULTS.aboveIsNotOurs,
      })
    else if (document === null)
      faults.push({ file: value.file, key: value.key, reason: LAW_FAULTS.noSuchFile(value.file) })
    else faults.push(...write(document, value, change.from))
  }
  const begun: Record<string, string> = {}
  for (const [name, benefit] of Object.entries(change.newBenefits))
    if (!FILE_NAME.test(name)) faults.push({ file: name, key: '', reason: LAW_FAULTS.badFileName(name) })
    else if (files[name] !== undefined)
      faults.push({ file: name, key: '', reason: LAW_FAULTS.fileExists(name) })
    else begun[name] = beginning(benefit, change.from)
  const sources = Object.keys(change.clauses).length === 0 ? null : open('sources.yaml')
  for (const [id, clause] of Object.entries(change.clauses))
    if (sources?.hasIn(['clauses', id]) === true)
      faults.push({ file: 'sources.yaml', key: `clauses.${id}`, reason: LAW_FAULTS.clauseExists(id) })
    else sources?.setIn(['clauses', id], clause)
  if (faults.length > 0) return refuse(faults)
  const changed = [...documents].map(([name, document]) => [name, document.toString({ lineWidth: 110 })])
  return ok({ ...files, ...Object.fromEntries(changed), ...begun })
}

const FILE_NAME = /^[a-z0-9-]+\.yaml$/

/** The file of a benefit that begins on a day, each word with its first value. */
function beginning(
  { cite, benefit, schemes, words }: LawChange['newBenefits'][string],
  from: string,
): string {
  const document = new Document({ benefit, from, schemes })
  for (const [key, value] of Object.entries(words))
    document.setIn(key.split('.'), document.createNode([{ from, cite, ...value }]))
  return document.toString({ lineWidth: 110 })
}

/** Adds one entry to a history, ending the entry that was in force on its first day. */
function write(document: Document, value: NewValue, changeFrom: string): BundleFault[] {
  const { file, key } = value
  const path = key.split('.')
  const history = historyAt(document.toJS(), path)
  const from = value.from ?? changeFrom
  if (history === null) {
    if (!isNew(document, path, value)) return [{ file, key, reason: LAW_FAULTS.noHistory(file, key) }]
    const { cite, entry } = value
    document.setIn(path, document.createNode([{ from, cite, ...entry }]))
    return []
  }
  if (history.some((entry) => entry.from === from)) return [{ file, key, reason: LAW_FAULTS.dayTaken(from) }]
  const before = inForce(history, from)
  if (before === null) return [{ file, key, reason: LAW_FAULTS.nothingToChange(from) }]
  const { entry, faults } = value.entry === undefined ? altered(before, value) : whole(before, value)
  if (faults.length > 0) return faults
  const at = history.indexOf(before)
  if (before.to !== undefined) document.setIn([...path, at, 'to'], addDays(civilDate(from), -1))
  document.addIn(
    path,
    document.createNode({ ...entry, from, ...(before.to === undefined ? {} : { to: before.to }) }),
  )
  return []
}

/** Whether a value is a word that the file does not have yet; whether the vocabulary has it, `readBundle` says. */
const isNew = (document: Document, path: readonly string[], { cite, entry }: NewValue): boolean =>
  entry !== undefined && cite !== undefined && !document.hasIn(path) && path.length === 1

type Written = { entry: Record<string, unknown>; faults: BundleFault[] }

function whole(before: Dated, { cite, entry = {} }: NewValue): Written {
  return { entry: { from: '', cite: cite ?? before.cite, ...entry }, faults: [] }
}

/** The value before with some of its parts replaced; a part that it does not have is a fault, so that no slip is ignored. */
function altered(before: Dated, { file, key, cite, set = {} }: NewValue): Written {
  const entry: Record<string, unknown> = structuredClone(before)
  const faults: BundleFault[] = []
  for (const [path, value] of Object.entries(set)) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const holder = steps.reduce<unknown>((inner, step) => child(inner, step), entry)
    if (child(holder, last) === undefined)
      faults.push({ file, key: `${key}.${path}`, reason: LAW_FAULTS.noSuchPart(path) })
    else if (Array.isArray(holder)) holder[Number(last)] = value
    else if (isRecord(holder)) holder[last] = value
  }
  if (cite !== undefined) entry.cite = cite
  return { entry, faults }
}

const child = (holder: unknown, step: string): unknown =>
  Array.isArray(holder)
    ? /^\d+$/.test(step)
      ? holder[Number(step)]
      : undefined
    : isRecord(holder) && Object.hasOwn(holder, step)
      ? holder[step]
      : undefined
