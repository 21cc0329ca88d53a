import { type CodeList, codeList } from '../wire/code-list.ts'
import { type Infno, tableOf } from '../wire/read-input.ts'
import type { TransactionTable } from '../wire/tables.ts'

/** Everything the interface knows of a transaction's fields, for the workbench's help. */
export interface FieldTables extends TransactionTable {
  readonly infno: Infno
  readonly codeLists: Readonly<Record<string, Pick<CodeList, 'name' | 'values'>>>
}

/** The field table of a transaction with the code lists that its fields name; all editions' codes together. */
export function fieldTables(infno: Infno): FieldTables {
  const table = tableOf(infno)
  const listed = [...Object.values(table.input), ...Object.values(table.output)]
    .flatMap((node) => node.fields)
    .filter((field) => field.isListed)
  const lists = listed.flatMap(({ name }) => {
    const list = codeList(name)
    return list === undefined
      ? []
      : [[name, { name: list.name, values: { ...list.alsoAccepted, ...list.values } }] as const]
  })
  return { infno, ...table, codeLists: Object.fromEntries(lists) }
}
