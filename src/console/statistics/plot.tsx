import { type ReactNode, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { shortClock, shortDay } from '../texts/common.ts'
import { statisticsTexts as texts } from '../texts/statistics.ts'
import { useColours } from './use-colours.ts'

/** One line, or one part of each bar. A value that is null is a gap. */
export interface Series {
  readonly label: string
  readonly values: readonly (number | null)[]
}

export interface PlotShape {
  readonly title: string
  /** One sentence about what it shows. */
  readonly hint: string
  /** Seconds since 1970. */
  readonly times: readonly number[]
  /** Seconds from one of them to the next. */
  readonly step: number
  readonly series: readonly Series[]
  /** `stacks`: the parts of a bar lie on one another. `bars`: the later ones lie before the earlier ones. */
  readonly kind: 'stacks' | 'bars' | 'lines'
  /** Writes a value of the axis. */
  readonly axis: (value: number) => string
  /** Writes a moment, for the table. */
  readonly moment: (seconds: number) => string
  /** Writes a value, for the table. */
  readonly value: (value: number) => string
}

const height = 220

/** A plot. Its numbers are in the table below it, so to assistive technology it is a picture. */
export function Plot({ shape }: { readonly shape: PlotShape }): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const colours = useColours(shape.series.length)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const plot = new uPlot(optionsOf(shape, colours, element.clientWidth), dataOf(shape), element)
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [shape, colours])
  return (
    <>
      <ul className="plain row small keys" aria-label={texts.key}>
        {shape.series.map(({ label }, index) => (
          <li key={label}>
            <span className={`swatch plot-${index + 1}`} aria-hidden="true" />
            {label}
          </li>
        ))}
      </ul>
      <div className="plot" ref={place} role="img" aria-label={texts.picture(shape.title)} />
    </>
  )
}

/** What uPlot draws: parts that lie on one another are drawn from the highest to the lowest. Pure. */
export function dataOf({ times, series, kind }: PlotShape): uPlot.AlignedData {
  const values = series.map((one) => [...one.values])
  if (kind !== 'stacks') return [[...times], ...values]
  const sums = values.map((_, upTo) =>
    times.map((_time, at) =>
      values.slice(0, upTo + 1).reduce((sum, one) => sum + (one[at] ?? 0), 0),
    ),
  )
  return [[...times], ...sums.reverse()]
}

function optionsOf(
  { series, kind, axis, times, step }: PlotShape,
  { lines, text, grid }: ReturnType<typeof useColours>,
  width: number,
): uPlot.Options {
  const bars = uPlot.paths.bars?.({ size: [0.7, 40] })
  const drawn = series.map(({ label }, index) => {
    const colour = lines[index] ?? text
    return kind === 'lines'
      ? {
          label,
          stroke: colour,
          width: 2,
          spanGaps: true,
          points: { show: true, size: 6, fill: colour },
        }
      : {
          ...{ label, stroke: colour, fill: colour, width: 0, points: { show: false } },
          ...(bars && { paths: bars }),
        }
  })
  const look = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } }
  const [first = 0] = times
  const last = times.at(-1) ?? first
  const isByDay = step >= daySeconds
  const from = isByDay ? first : Math.min(first, last - minWatchedSeconds)
  const range: [number, number] = [from - step / 2, last + step / 2]
  return {
    ...{ width, height },
    legend: { show: false },
    cursor: { show: false },
    ...(isByDay && {
      tzDate: (seconds: number) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
    }),
    scales: {
      // By itself it would widen a range of one day to years.
      x: { range: () => range },
      y: { range: (_plot, _from, to) => [0, Math.max(1, to * 1.1)] },
    },
    axes: [
      { ...look, ...(isByDay ? dayTicks : clockTicks) },
      { ...look, size: 64, values: (_plot, ticks) => ticks.map(axis) },
    ],
    series: [{}, ...(kind === 'stacks' ? drawn.reverse() : drawn)],
  }
}

const daySeconds = 86_400
// In pixels, as wide as such a text. By itself the axis would have numbers like 11/27 and 9:44pm.
const dayTicks: uPlot.Axis = {
  incrs: [1, 2, 7, 14, 28].map((days) => days * daySeconds),
  space: 60,
  values: (_plot, ticks) => ticks.map(shortDay),
}
const clockTicks: uPlot.Axis = {
  incrs: [1, 5, 10, 30, 60].map((minutes) => minutes * 60),
  space: 60,
  values: (_plot, ticks) => ticks.map(shortClock),
}
// The axis of less would have milliseconds.
const minWatchedSeconds = 300
