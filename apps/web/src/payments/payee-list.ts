import { formatYuan } from '@tongchou/kernel'
import type { BatchLines } from '@tongchou/settlement/contract'
import { csvText } from '../format/csv.ts'
import { districtName } from '../parts/district-name.tsx'

const HEAD = [
  '人员编号',
  '姓名',
  '证件号码',
  '基金',
  '统筹区',
  '应付（元）',
  '应收（元）',
  '金额（元）',
  '开户行',
  '账号',
  '批次',
]

/** Whom a batch pays, or from whom it receives, a line for each fund. Nobody's account at a bank is known here: its columns are to be filled in. */
export const payeeList = ({ batch, lines }: BatchLines): string =>
  csvText(
    HEAD,
    lines.map((line) => [
      line.personNo,
      line.personName,
      line.idNumberMask,
      line.fundName,
      districtName(line.district),
      formatYuan(line.payable),
      formatYuan(line.receivable),
      formatYuan(line.amount),
      ...['', '', batch.batchId],
    ]),
  )
