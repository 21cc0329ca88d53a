import { DeleteOutlined } from '@ant-design/icons'
import { formatYuanGrouped } from '@tongchou/kernel'
import { Button, InputNumber, Select } from 'antd'
import { amountOf, type Visit, type VisitLine } from '../plans/visit.ts'
import { classOf, type Fixtures } from '../wire/fixtures.ts'
import { DayInput } from './day-input.tsx'

interface Props {
  readonly visit: Visit
  readonly fixtures: Fixtures
  readonly onChange: (lines: readonly VisitLine[]) => void
}

/** The charged lines of the form: item, price, quantity, day; price × quantity at the right. */
export function LineRows({ visit, fixtures, onChange }: Props) {
  const options = fixtures.items.map((item) => ({
    value: item.med_list_codg,
    label: `${classOf(item)} ${item.name}`,
  }))
  const change = (at: number, part: Partial<VisitLine>): void =>
    onChange(visit.lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <div className="wb-scroll">
      <table className="wb-table wb-lines-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="is-right">
              单价
            </th>
            <th scope="col" className="is-right">
              数量
            </th>
            <th scope="col">日期</th>
            <th scope="col" className="is-right">
              金额（元）
            </th>
            <th scope="col" aria-label="删除" />
          </tr>
        </thead>
        <tbody>
          {visit.lines.map((line, at) => (
            // A line of a draft has no identity but its place.
            <tr key={at}>
              <td>
                <Select
                  size="small"
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={`第 ${at + 1} 行项目`}
                  value={line.item.med_list_codg}
                  options={options}
                  onChange={(code) => {
                    const item = fixtures.items.find(({ med_list_codg }) => med_list_codg === code)
                    if (item !== undefined) change(at, { item, unitPrice: Math.round(item.pric * 100) })
                  }}
                />
              </td>
              <td className="is-right">
                <InputNumber
                  size="small"
                  min={0}
                  precision={2}
                  controls={false}
                  aria-label={`第 ${at + 1} 行单价`}
                  value={line.unitPrice / 100}
                  onChange={(price) => change(at, { unitPrice: Math.round((price ?? 0) * 100) })}
                />
              </td>
              <td className="is-right">
                <InputNumber
                  size="small"
                  min={0}
                  controls={false}
                  aria-label={`第 ${at + 1} 行数量`}
                  value={line.quantity / 10_000}
                  onChange={(quantity) => change(at, { quantity: Math.round((quantity ?? 0) * 10_000) })}
                />
              </td>
              <td>
                <DayInput
                  size="small"
                  label={`第 ${at + 1} 行日期`}
                  value={line.occurredOn}
                  onChange={(occurredOn) => change(at, { occurredOn })}
                />
              </td>
              <td className="wb-money">{formatYuanGrouped(amountOf(line))}</td>
              <td>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`删除第 ${at + 1} 行`}
                  disabled={visit.lines.length === 1}
                  onClick={() => onChange(visit.lines.filter((_, index) => index !== at))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
