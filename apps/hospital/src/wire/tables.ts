/** A field of the national interface: its name on the wire, its Chinese label, and what the interface says of its form. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'day' | 'time'
  /** Characters of a text, digits of a number; 0 where the interface gives none. */
  readonly length: number
  readonly decimals: number
  readonly isRequired: boolean
  /** The value comes from the code list of the field's name. */
  readonly isListed: boolean
}

/** A node of a message: one row of fields, or a list of rows. */
export interface NodeTable {
  readonly isMany: boolean
  readonly isOptional: boolean
  /** The rows are the output itself, without a node around them. */
  readonly isDirect: boolean
  /** Other names under which institutions' software sends this node. */
  readonly also: readonly string[]
  readonly fields: readonly Field[]
}

export interface TransactionTable {
  readonly name: string
  readonly input: Readonly<Record<string, NodeTable>>
  readonly output: Readonly<Record<string, NodeTable>>
}
