import { unreachable } from '@tongchou/kernel'
import { Problem, refusalsOf } from '@tongchou/staff'
import type { Unit } from './law/units.ts'
import type { Refusal } from './refusal.ts'

/** A refusal of the desk as a problem: its status, the rule in one sentence, and what the reader needs to act. */
function problemOf(refusal: Refusal): Problem {
  const { code, ...facts } = refusal
  const field = 'path' in refusal ? { field: refusal.path } : {}
  return new Problem(STATUS[code], code, sentenceOf(refusal), { ...facts, ...field })
}

const STATUS: Readonly<Record<Refusal['code'], number>> = {
  'unknown-draft': 404,
  'unknown-version': 404,
  'unknown-case': 404,
  'unknown-value': 404,
  'not-now': 409,
  'not-yours': 403,
  conflict: 409,
  'no-such-value': 422,
  'wrong-unit': 422,
  'out-of-range': 422,
  'no-such-day': 422,
  'day-too-early': 422,
  'before-day-in-force': 422,
  'note-missing': 422,
  'unverified-unconfirmed': 422,
  'already-withdrawn': 409,
  'day-has-come': 409,
  'later-version-depends': 409,
  'no-population': 422,
  'no-such-year': 422,
  'bad-population': 422,
}

/** The rule in one sentence, and the way that works. */
export function sentenceOf(refusal: Refusal): string {
  switch (refusal.code) {
    case 'unknown-draft':
      return '没有这份草案'
    case 'unknown-version':
      return '没有这一版，或它是最初的一版'
    case 'unknown-case':
      return '没有这条不符的用例，请重新运行'
    case 'unknown-value':
      return '政策里没有这一条'
    case 'not-now':
    case 'not-yours':
      return refusal.reason
    case 'conflict':
      return `草案已由 ${refusal.changedBy} 改到第 ${refusal.revision} 稿，请看过再改`
    case 'no-such-value':
      return `${refusal.file} 的 ${refusal.key} 里没有可改的数值 ${refusal.path}：词语不能改，只能改数值`
    case 'wrong-unit':
      return `${refusal.label}：${UNIT_WORDS[refusal.unit]}`
    case 'out-of-range':
      return `超出范围（${refusal.clause}：${refusal.rule}）`
    case 'no-such-day':
      return `没有 ${refusal.day} 这一天，日期要写成 2027-01-01`
    case 'day-too-early':
      return `执行日最早 ${refusal.earliest}：一天只有一版政策，已经开始的日子不能再改`
    case 'before-day-in-force':
      return `改动从 ${refusal.from} 起，早于执行日 ${refusal.inForceFrom}，不会生效；请把日期改到执行日以后`
    case 'note-missing':
      return `请先书面答复：${refusal.warnings.join('；')}`
    case 'unverified-unconfirmed':
      return `还有 ${refusal.missing.length} 个待核实的数值没有逐一确认`
    case 'already-withdrawn':
      return '这一版已经撤回，或本身就是撤回'
    case 'day-has-come':
      return `${refusal.inForceFrom} 已经执行，不能撤回；要改请起草新版本`
    case 'later-version-depends':
      return `第 ${refusal.version} 版以它为底，请先撤回第 ${refusal.version} 版`
    case 'no-such-year':
      return `只能测算过完的年度：2000—${refusal.last}`
    case 'bad-population':
      return `这个文件没有留下，请改好再传。${refusal.faults.map(({ line, path, message }) => `第 ${line} 行 ${path}：${message}`).join('；')}`
    case 'no-population':
      return refusal.years.length === 0
        ? '没有可供测算的就医数据'
        : `没有 ${refusal.year} 年的就医数据，可选 ${refusal.years.join('、')} 年`
    default:
      return unreachable(refusal)
  }
}

const AT = {
  file: 'inpatient.yaml',
  key: 'deductible',
  path: 'byLevel.tertiary',
  label: '每次住院 三级及以上',
}

/** The refusals of the desk. */
export const DESK = refusalsOf(problemOf, {
  ...{ 'unknown-draft': {}, 'unknown-version': {}, 'unknown-case': {}, 'unknown-value': {} },
  'not-now': { reason: '先运行签字用例' },
  'not-yours': { reason: '只有起草人 示例·许文 可以' },
  conflict: { revision: 3, changedBy: '示例·许文', changedAt: new Date('2026-10-22T02:00:00Z') },
  'no-such-value': AT,
  'wrong-unit': { ...AT, unit: 'yuan' },
  'out-of-range': { ...AT, clause: 'JM-13.1', rule: '三级不低于二级' },
  'no-such-day': { day: '2027-02-30' },
  'day-too-early': { day: '2026-10-22', earliest: '2026-10-23' },
  'before-day-in-force': { from: '2026-07-01', inForceFrom: '2027-01-01' },
  'note-missing': { warnings: ['居民统筹累计结余可付 5.26 个月，低于 6 个月下限'] },
  'unverified-unconfirmed': { missing: ['inpatient.yaml deductible'] },
  ...{ 'already-withdrawn': {}, 'day-has-come': { inForceFrom: '2026-10-01' } },
  'later-version-depends': { version: 3 },
  'no-population': { year: 2024, years: [2025] },
  'no-such-year': { year: 2026, last: 2025 },
  'bad-population': { faults: [{ line: 2, path: 'person.scheme', message: '没有这个险种' }] },
})

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  yuan: '请填金额，以元计，最多两位小数',
  percent: '请填百分比，最多两位小数，如 85%',
  points: '请填百分点，最多两位小数',
  multiple: '请填倍数，最多四位小数',
  number: '请填整数',
  flag: '请选是或否',
  choice: '请从给出的词里选',
  choices: '请从给出的词里选，至少一项',
  monthDay: '请填每年的月和日，如 12-31',
}
