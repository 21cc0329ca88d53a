import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import './parts.css'

register([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/**
 * A drawing of numbers whose table stands beside it or in its summary. Grid lines are horizontal, nothing moves on load; new numbers are
 * drawn into the same chart.
 * @param summary the sentence for those who do not see it
 * @param onPick hears which bar of which series was pressed
 */
export function Chart(props: {
  option: EChartsCoreOption
  summary: string
  height: number
  onPick?: (at: { name: string; series: string }) => void
}) {
  const { option, summary, height, onPick } = props
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init> | null>(null)
  useEffect(() => {
    if (place.current === null) return
    const made = init(place.current, null, { renderer: 'svg' })
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const text = { fontFamily: 'inherit', fontSize: 11 }
    chart.current?.setOption({ animation: false, textStyle: text, ...option }, { notMerge: true })
  }, [option])
  useEffect(() => {
    const made = chart.current
    if (made === null || onPick === undefined) return
    const hear = (event: { name?: string; seriesName?: string }) =>
      onPick({ name: event.name ?? '', series: event.seriesName ?? '' })
    made.on('click', hear)
    return () => {
      if (!made.isDisposed()) made.off('click', hear)
    }
  }, [onPick])
  return (
    <figure className="chart">
      <div ref={place} style={{ height }} aria-hidden />
      <figcaption className="offscreen">{summary}</figcaption>
    </figure>
  )
}
