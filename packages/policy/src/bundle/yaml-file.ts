import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { valueAt } from '../cases/shape.ts'
import { LAW_FAULTS, sayIssue, sayYaml } from '../words/faults.ts'
import type { BundleFault } from './read-bundle.ts'

/** One YAML file as written: its plain content, and where in the text each key stands. */
export interface YamlFile {
  name: string
  content: unknown
  lineOf: (path: readonly PropertyKey[]) => number | undefined
}

/** Parses a file; null, and a fault, where it is missing or no YAML. */
export function readYaml(
  files: Readonly<Record<string, string>>,
  file: string,
  name: string,
  faults: BundleFault[],
): YamlFile | null {
  const text = files[file]
  if (text === undefined) {
    faults.push({ file: name, key: '', reason: LAW_FAULTS.missingFile })
    return null
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken !== undefined) {
    faults.push({
      file: name,
      key: '',
      line: lines.linePos(broken.pos[0]).line,
      reason: sayYaml(broken.code),
    })
    return null
  }
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    const node = document.getIn(path, true)
    const start =
      typeof node === 'object' && node !== null && 'range' in node
        ? (node.range as number[] | null)?.[0]
        : undefined
    return start === undefined ? undefined : lines.linePos(start).line
  }
  return { name, content: document.toJS(), lineOf }
}

/** Reads one YAML text with its schema; faults name file, key and line. */
export function parsed<Schema extends z.ZodType>(
  files: Readonly<Record<string, string>>,
  name: string,
  schema: Schema,
  faults: BundleFault[],
): z.infer<Schema> | null {
  const file = readYaml(files, name, name, faults)
  return file === null ? null : fitted(file, schema, faults)
}

/** The content in the words of a schema; null, and every fault with its line, where it does not fit. */
export function fitted<Schema extends z.ZodType>(
  { name, content, lineOf }: YamlFile,
  schema: Schema,
  faults: BundleFault[],
): z.infer<Schema> | null {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const line = lineOf(issue.path)
    faults.push({
      file: name,
      key: issue.path.join('.'),
      ...(line === undefined ? {} : { line }),
      reason: sayIssue(issue, valueAt(content, issue.path)),
    })
  }
  return null
}
