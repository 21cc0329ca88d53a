export { type ChangedPart, compareSentences } from './compare.ts'
export { type LawValue, lawValues, lawValuesOn } from './law-values.ts'
export * from './names.ts'
export { type Part, plain, type Sentence } from './sentence.ts'
