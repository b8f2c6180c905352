import { type ReactNode, useMemo } from 'react'
import { useQuery } from 'urql'
import { ConsoleStatisticsDocument, type ProviderKind } from '../generated/documents.ts'
import { Link, useFilters } from '../location.tsx'
import { Field } from '../parts/field.tsx'
import { Page } from '../parts/page-frame.tsx'
import { Problem } from '../parts/problem.tsx'
import { useMay, useStart } from '../start.tsx'
import { common } from '../texts/common.ts'
import { statisticsTexts as texts } from '../texts/statistics.ts'
import { BusiestDestinations } from './busiest-destinations.tsx'
import { PlotWithNumbers } from './figure.tsx'
import { QueueDepth } from './queue-depth.tsx'
import { isoDay, shapesOf } from './shapes.ts'

/** What became of invitations, day by day, with filters in the address. */
export function Statistics(): ReactNode {
  const { providers } = useStart()
  const maySend = useMay('invites:send')
  const [filters, setFilters] = useFilters()
  const days = spans.find((span) => String(span) === filters.get('days')) ?? 30
  const provider = providers.find(({ kind }) => kind === filters.get('provider'))?.kind
  const [{ data, error }, again] = useQuery({
    query: ConsoleStatisticsDocument,
    variables: { days, provider: provider === undefined ? null : [provider] },
  })
  const shapes = useMemo(() => {
    const nameOf = (kind: ProviderKind) =>
      providers.find((one) => one.kind === kind)?.displayName ?? kind
    return data === undefined
      ? []
      : shapesOf(data.statistics, { today: isoDay(Date.now() / 1_000), length: days }, nameOf)
  }, [data, providers, days])
  const isEmpty = data?.statistics.outcomesByDay.length === 0
  return (
    <Page title={texts.title} intro={texts.intro}>
      <div className="columns narrow">
        <Field label={texts.days}>
          {(control) => (
            <select
              {...control}
              value={days}
              onChange={(event) => setFilters({ days: event.target.value })}
            >
              {spans.map((count) => (
                <option key={count} value={count}>
                  {texts.lastDays(count)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={texts.provider}>
          {(control) => (
            <select
              {...control}
              value={provider ?? ''}
              onChange={(event) => setFilters({ provider: event.target.value })}
            >
              <option value="">{texts.allProviders}</option>
              {providers.map(({ kind, displayName }) => (
                <option key={kind} value={kind}>
                  {displayName}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Problem error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      {data === undefined && error === undefined && <p role="status">{common.loading}</p>}
      {isEmpty && (
        <p className="note quiet">
          {texts.empty} {maySend && <Link href="/">{common.screens.new}</Link>}
        </p>
      )}
      <div className="stack">
        {!isEmpty && shapes.map((shape) => <PlotWithNumbers key={shape.title} shape={shape} />)}
        <QueueDepth />
        {data !== undefined && !isEmpty && (
          <BusiestDestinations destinations={data.statistics.outcomesByDestination} />
        )}
      </div>
    </Page>
  )
}

const spans = [7, 30, 92]
