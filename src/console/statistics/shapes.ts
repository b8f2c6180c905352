import type {
  ConsoleStatisticsQuery,
  ConsoleSumsFragment,
  ProviderKind,
} from '../generated/documents.ts'
import { day, figure } from '../texts/common.ts'
import { statisticsTexts as texts } from '../texts/statistics.ts'
import type { PlotShape } from './plot.tsx'

type Statistics = ConsoleStatisticsQuery['statistics']

const byDay = {
  step: 86_400,
  axis: (value: number) => (Number.isInteger(value) ? figure(value) : ''),
  moment: (seconds: number) => day(isoDay(seconds)),
  value: figure,
}

/** The plots of what was counted on these days, the last of which is `today`. Pure. */
export function shapesOf(
  { outcomesByDay, callsByDay }: Statistics,
  { today, length }: { readonly today: string; readonly length: number },
  nameOf: (kind: ProviderKind) => string,
): readonly PlotShape[] {
  const days = Array.from({ length }, (_, index) =>
    isoDay(secondsOf(today) + (index + 1 - length) * 86_400),
  )
  const times = days.map(secondsOf)
  const sumOn = (date: string, of: (sums: ConsoleSumsFragment) => number) =>
    outcomesByDay.filter((one) => one.day === date).reduce((sum, one) => sum + of(one), 0)
  const series = (label: string, of: (sums: ConsoleSumsFragment) => number) => ({
    label,
    values: days.map((date) => sumOn(date, of)),
  })
  const kinds = [...new Set(callsByDay.map(({ provider }) => provider))]
  const callsOn = (date: string) => callsByDay.filter((one) => one.day === date)
  return [
    {
      ...byDay,
      ...{ title: texts.outcomes, hint: texts.outcomesHint, kind: 'stacks' },
      times,
      series: [
        series(texts.outcome.sent, (sums) => sums.sent),
        series(texts.outcome.alreadyPending, (sums) => sums.alreadyPending),
        series(texts.outcome.alreadyMember, (sums) => sums.alreadyMember),
        series(texts.outcome.skipped, (sums) => sums.skipped),
        series(texts.outcome.failed, (sums) => sums.failed),
        series(texts.outcome.unconfirmed, (sums) => sums.unconfirmed),
      ],
    },
    {
      ...byDay,
      ...{ title: texts.accepted, hint: texts.acceptedHint, kind: 'bars' },
      times,
      series: [
        series(texts.invited, (sums) => sums.sent + sums.alreadyPending),
        series(texts.acceptedShort, (sums) => sums.accepted),
      ],
    },
    {
      ...byDay,
      ...{ title: texts.latency, hint: texts.latencyHint, kind: 'lines' },
      axis: texts.milliseconds,
      value: texts.milliseconds,
      times,
      series: kinds.map((kind) => ({
        label: nameOf(kind),
        values: days.map(
          (date) => callsOn(date).find(({ provider }) => provider === kind)?.medianMs ?? null,
        ),
      })),
    },
    {
      ...byDay,
      ...{ title: texts.saved, hint: texts.savedHint, kind: 'stacks' },
      times,
      series: [
        {
          label: texts.made,
          values: days.map((date) => callsOn(date).reduce((sum, one) => sum + one.calls, 0)),
        },
        {
          label: texts.savedShort,
          values: days.map((date) => callsOn(date).reduce((sum, one) => sum + one.saved, 0)),
        },
      ],
    },
  ]
}

const secondsOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1_000

export function isoDay(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10)
}
