/** The words on screen for the platform's values. */

import { CATEGORY_NAMES as CERTIFIED } from '@tongchou/insured/contract'

export {
  AMOUNT_WORDS,
  KIND_NAMES,
  LEVEL_NAMES,
  SCHEME_NAMES,
  STATE_NAMES,
} from '@tongchou/settlement/contract'

export const STATUS_NAMES: Readonly<Record<string, string>> = {
  active: '在职',
  retired: '退休',
  flexible: '灵活就业',
  resident: '城乡居民',
  student: '学生',
}

export const SEX_NAMES = { M: '男', F: '女' } as const

export const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  retiredCadre: '离休人员',
  redArmy: '老红军',
  disabledVeteran: '一至六级残疾军人',
}

/** Of what is stored as text; one that is not known shows as it is. */
export const CATEGORY_NAMES: Readonly<Record<string, string>> = CERTIFIED

export const MOVEMENT_NAMES: Readonly<Record<string, string>> = {
  opening: '期初',
  deposit: '划入',
  spending: '支出',
  refund: '退回',
}
