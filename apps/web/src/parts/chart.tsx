import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import './parts.css'

register([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/**
 * A drawing of numbers whose table stands beside it or in its summary. Grid lines are horizontal, nothing moves on load.
 * @param summary the sentence for those who do not see it
 */
export function Chart({
  option,
  summary,
  height,
}: {
  option: EChartsCoreOption
  summary: string
  height: number
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null) return
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 11 }, ...option })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option])
  return (
    <figure className="chart">
      <div ref={place} style={{ height }} aria-hidden />
      <figcaption className="offscreen">{summary}</figcaption>
    </figure>
  )
}
