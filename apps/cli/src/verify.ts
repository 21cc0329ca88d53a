import { verifyPlatform } from '@tongchou/server'

/** Where the data lies and which person is meant. */
interface VerifyRequest {
  dataFolder: string
  databaseUrl?: string | undefined
  personNo: string | null
}

const NAMES = {
  bundles: '政策包与哈希一致',
  versions: '政策各版与批准的内容、两个人一致',
  rights: '账号的权限与审计链一致',
  registers: '机构与目录的各版与批准的变更一致',
  chains: '审计链完整，内容与摘要一致',
  seals: '每日封存的默克尔根一致',
  journals: '凭证与结算一致，不跨基金，冲销为镜像',
  years: '年度累计等于各笔结算之和，不超限额',
  accounts: '个人账户等于变动之和，不为负',
  states: '就诊与结算状态一致',
  identities: '金额恒等式成立',
  recomputations: '按原政策包重算一致',
  differences: '差额凭证与重算、分录一致',
  payments: '差额收付与凭证、审计链一致',
  closings: '签过的日终与账、审计链一致',
  questions: '疑问和答复与审计链一致',
} as const

const PERSONS_A_LINE = 5_000

/** Verifies the stored platform and prints every finding as it is met. @returns the exit status: 0 clean, 1 findings, 2 not verified */
export async function runVerify(request: VerifyRequest, print: (line: string) => void): Promise<number> {
  const began = performance.now()
  const found = new Map<string, number>()
  let checked: Readonly<Record<keyof typeof NAMES, number>> | null = null
  let told = 0
  try {
    await verifyPlatform(request, (verified) => {
      if (verified.kind === 'finding') {
        const { what, row, expected, found: is } = verified.finding
        found.set(verified.check, (found.get(verified.check) ?? 0) + 1)
        print(`✗ ${what}。${row}：应为 ${expected}，实为 ${is}。`)
        return
      }
      checked = verified.checked
      if (verified.persons - told < PERSONS_A_LINE) return
      told = verified.persons
      print(`… 已核对 ${verified.persons} 人，${verified.checked.recomputations} 笔结算`)
    })
  } catch (error) {
    print(`没有核对：${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
  for (const [check, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][]) {
    const wrong = found.get(check) ?? 0
    const count = checked?.[check] ?? 0
    print(`${wrong === 0 ? '✓' : '✗'} ${name}：核对 ${count}${wrong === 0 ? '' : `，不符 ${wrong}`}`)
  }
  const total = [...found.values()].reduce((sum, one) => sum + one, 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  print(`${total === 0 ? '全部一致' : `共 ${total} 处不符`}，用时 ${seconds} 秒`)
  return total === 0 ? 0 : 1
}
