import { Problem } from '../frame/api.ts'

/** The sentence of a refusal, with what it adds; a fault says that nothing was done. */
export function sentenceOf(error: Error): string {
  if (!(error instanceof Problem)) return '没有办成，什么都没有改'
  return error.detail === undefined ? error.message : `${error.message}：${error.detail}`
}
