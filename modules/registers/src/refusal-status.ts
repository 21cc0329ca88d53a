import { unreachable } from '@tongchou/kernel'
import { Problem, refusalsOf } from '@tongchou/staff'
import { REGISTER_NAMES } from './contract.ts'
import type { ChangeRefusal } from './needs.ts'

/** A refusal as a problem: the rule in one sentence, and the way that works. */
export function problemOf(refusal: ChangeRefusal): Problem {
  const { code } = refusal
  switch (code) {
    case 'faulty-file':
      return new Problem(422, code, `文件有 ${refusal.faults.length} 处不对，一行也没有提交；改好再选一次`, {
        faults: refusal.faults,
      })
    case 'outdated':
      return new Problem(
        409,
        code,
        `提交以后有了变化，${refusal.faults.length} 处已不能这样改；请退回，重新提交`,
        {
          faults: refusal.faults,
        },
      )
    case 'nothing-changes':
      return new Problem(409, code, '这些行和现在的登记一样，没有要改的')
    case 'whole-city-only':
      return new Problem(403, code, `${REGISTER_NAMES[refusal.register]}是全市的，由管全市的账号来改`)
    case 'effects-changed':
      return new Problem(409, code, '您看过以后，这批变更的结果有了变化，请再看一遍')
    default:
      return unreachable(code)
  }
}

const FAULTS = [{ line: 2, field: '级别', sentence: '级别写 1、2 或 3' }]

/** The refusals of changing a register. */
export const CHANGING = refusalsOf(problemOf, {
  ...{ 'faulty-file': { faults: FAULTS }, outdated: { faults: FAULTS } },
  ...{ 'nothing-changes': {}, 'whole-city-only': { register: 'catalogue' }, 'effects-changed': {} },
})
