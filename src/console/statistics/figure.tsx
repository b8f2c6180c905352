import { type ReactNode, useId } from 'react'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { statisticsTexts as texts } from '../texts/statistics.ts'
import { Plot, type PlotShape } from './plot.tsx'

/** A plot with its numbers as a table. */
export function PlotWithNumbers({ shape }: { readonly shape: PlotShape }): ReactNode {
  const id = useId()
  const { title, hint, times, series, moment, value } = shape
  const isShown = (at: number) => series.some(({ values }) => (values[at] ?? 0) !== 0)
  const hasNumbers = times.some((_time, at) => isShown(at))
  return (
    <section className="card" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="small soft">{hint}</p>
      </div>
      {times.length === 0 || series.length === 0 ? (
        <p className="note quiet">{texts.nothing}</p>
      ) : (
        <>
          <Plot shape={shape} />
          {hasNumbers && (
            <details>
              <summary>{texts.numbers}</summary>
              <Table caption={title} heads={[texts.when, ...series.map(({ label }) => label)]}>
                {times.map(
                  (time, at) =>
                    isShown(at) && (
                      <Row key={time}>
                        <HeadCell>{moment(time)}</HeadCell>
                        {series.map(({ label, values }) => (
                          <Cell key={label} label={label}>
                            {values[at] == null ? texts.none : value(values[at])}
                          </Cell>
                        ))}
                      </Row>
                    ),
                )}
              </Table>
            </details>
          )}
          {!hasNumbers && <p className="small soft">{texts.allZero}</p>}
        </>
      )}
    </section>
  )
}
