export interface District {
  readonly code: string
  readonly name: string
  /** Share of the city's people, in percent. */
  readonly share: number
  /** Share of adults of working age in the employee scheme, in percent. */
  readonly employeeShare: number
}

/** The county-level districts (JM-4). The management zones have no official code: 420871–420873 are made up. */
export const DISTRICTS: readonly District[] = [
  { code: '420802', name: '东宝区', share: 14, employeeShare: 52 },
  { code: '420804', name: '掇刀区', share: 12, employeeShare: 50 },
  { code: '420822', name: '沙洋县', share: 18, employeeShare: 26 },
  { code: '420881', name: '钟祥市', share: 27, employeeShare: 28 },
  { code: '420882', name: '京山市', share: 18, employeeShare: 28 },
  { code: '420871', name: '漳河新区', share: 3, employeeShare: 38 },
  { code: '420872', name: '屈家岭管理区', share: 3, employeeShare: 34 },
  { code: '420873', name: '高新区', share: 5, employeeShare: 62 },
]
