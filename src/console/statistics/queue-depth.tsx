import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { ConsoleQueuesDocument, type ConsoleQueuesQuery } from '../generated/documents.ts'
import { useRefresh } from '../parts/use-refresh.ts'
import { clock, figure } from '../texts/common.ts'
import { statisticsTexts as texts } from '../texts/statistics.ts'
import { PlotWithNumbers } from './figure.tsx'
import type { PlotShape } from './plot.tsx'

interface Sample {
  readonly at: number
  readonly queues: ConsoleQueuesQuery['providers']
}

const everyMs = 10_000
// An hour.
const maxSamples = 360

/** How many recipients wait, watched from when this screen was opened: the gateway keeps no record of it. */
export function QueueDepth(): ReactNode {
  const [{ data }, again] = useQuery({
    query: ConsoleQueuesDocument,
    requestPolicy: 'network-only',
  })
  useRefresh(() => again({ requestPolicy: 'network-only' }), everyMs)
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => {
    if (data === undefined) return
    const at = Math.round(Date.now() / 1_000)
    setSamples((before) =>
      [...before.filter((sample) => sample.at !== at), { at, queues: data.providers }].slice(
        -maxSamples,
      ),
    )
  }, [data])
  const shape = useMemo(() => shapeOf(samples), [samples])
  return <PlotWithNumbers shape={shape} />
}

function shapeOf(samples: readonly Sample[]): PlotShape {
  const providers = samples.at(-1)?.queues ?? []
  return {
    ...{ title: texts.queue, hint: texts.queueHint, kind: 'lines' },
    step: everyMs / 1_000,
    axis: (value) => (Number.isInteger(value) ? figure(value) : ''),
    moment: clock,
    value: figure,
    times: samples.map(({ at }) => at),
    series: providers.map(({ kind, displayName }) => ({
      label: displayName,
      values: samples.map(
        ({ queues }) => queues.find((one) => one.kind === kind)?.health.waiting ?? null,
      ),
    })),
  }
}
