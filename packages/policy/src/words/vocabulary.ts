import type { Enacted } from '../bundle/values.ts'
import type { Sentence } from './sentence.ts'

/** How one dated value of the law is called, and how an entry of it reads. */
export interface Word<Entry> {
  title: string
  say: (entry: Entry) => Sentence
}

/**
 * The words of a file of the law, in its own shape: one word for each history in it, for a map of any keys a function of the
 * key. A value that joins a schema without its word does not compile.
 */
export type WordsOf<Terms> = Terms extends readonly (infer Entry)[]
  ? Word<Entry>
  : Terms extends object
    ? string extends keyof Terms
      ? (key: string) => WordsOf<Terms[string]>
      : {
          [Key in keyof Terms as HoldsHistories<NonNullable<Terms[Key]>> extends true
            ? Key
            : never]-?: WordsOf<NonNullable<Terms[Key]>>
        }
    : never

type HoldsHistories<Terms> = Terms extends readonly (infer Entry)[]
  ? Entry extends Enacted
    ? true
    : false
  : Terms extends object
    ? true
    : false
