import { formatPercent, formatYuanGrouped } from '@tongchou/kernel'
import type { SettlementPage } from './settlement-contract.ts'

type Line = SettlementPage['lines'][number]

/** What the person pays of a line before the funds share the rest. */
export const ownShareOf = (line: Line): number => line.fullSelfPay + line.overLimitSelfPay + line.firstSelfPay

const REASONS: Readonly<Record<string, string>> = {
  'class-c': '丙类，全自费',
  kind: '这类项目不在本项待遇内',
  facility: '就医机构不在范围',
  referral: '未经转诊',
  certificate: '没有认定',
  disease: '不在病种表内',
  'fixed-fee': '定额支付',
  'consumable-band': '耗材',
  'class-b': '乙类',
  'every-line': '先自付',
}

/** The rule that a line met, by its name in Chinese; '' for an ordinary line. */
export function ruleNameOf(reason: string): string {
  const [head = ''] = reason.split(':')
  return REASONS[reason] ?? (head === 'excluded' || head === 'liability' ? '法定不予支付' : '')
}

/** Why the person pays it, in words: the ceiling, the rule with its ratio, whether a consent was signed. */
export function reasonOf(line: Line): string {
  const words: string[] = []
  if (line.overLimitSelfPay > 0 && line.ceiling !== null)
    words.push(`限价 ${formatYuanGrouped(line.ceiling)}`)
  const name = ruleNameOf(line.reason)
  if (name !== '')
    words.push(line.firstSelfPayBp > 0 ? `${name} ${formatPercent(line.firstSelfPayBp)}` : name)
  if (line.reason === 'class-c') words.push(line.hasConsent ? '已签知情同意' : '无知情同意')
  return words.join(' · ')
}
