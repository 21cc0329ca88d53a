import { count } from '../format/amounts.ts'
import { beijingTime } from '../format/days.ts'
import type { Status } from '../frame/status.ts'

/** How large the demo city is, and of which minute that is. */
export function CitySize({ status }: { status: Status }) {
  const { city } = status
  if (city === null) return null
  const figures = [
    [city.persons, '参保人'],
    [city.providers, '定点机构'],
    [city.items, '目录项目'],
    [city.districts, '区县'],
  ] as const
  return (
    <>
      <dl className="start-size">
        {figures.map(([value, name]) => (
          <div key={name}>
            <dd className="num">{count(value)}</dd>
            <dt>{name}</dt>
          </div>
        ))}
        <div>
          <dd>半年</dd>
          <dt>已结算的就诊</dt>
        </div>
      </dl>
      <p className="hint start-counted">数于 {beijingTime(city.countedAt).slice(0, 16)}</p>
    </>
  )
}
