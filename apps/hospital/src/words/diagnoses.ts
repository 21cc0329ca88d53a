/** A diagnosis as an institution reports it; diag_srt_no tells which earlier one it replaces. */
export interface Diagnosis {
  readonly order: number
  readonly code: string
  readonly name: string
  readonly isMain: boolean
  readonly at: string
}

interface DiagnosisFields {
  readonly diag_srt_no: string
  readonly diag_code: string
  readonly diag_name: string
  readonly diag_time: string
  readonly maindiag_flag?: string
  readonly vali_flag?: string
}

/** Reads diseinfo; rows marked invalid are left out. Without a mark the first is the main diagnosis, as outpatient messages have it. */
export const diagnosesOf = (rows: readonly DiagnosisFields[]): readonly Diagnosis[] =>
  rows
    .filter((row) => row.vali_flag !== '0')
    .map((row, at) => ({
      order: Number(row.diag_srt_no),
      code: row.diag_code,
      name: row.diag_name,
      isMain: row.maindiag_flag === undefined ? at === 0 : row.maindiag_flag === '1',
      at: row.diag_time,
    }))
