import type { ReactNode } from 'react'
import type { ConsoleStatisticsQuery } from '../generated/documents.ts'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { useStart } from '../start.tsx'
import { figure } from '../texts/common.ts'
import { statisticsTexts as texts } from '../texts/statistics.ts'

type Destinations = ConsoleStatisticsQuery['statistics']['outcomesByDestination']

/** The same numbers by destination, over all the days. */
export function BusiestDestinations({
  destinations,
}: {
  readonly destinations: Destinations
}): ReactNode {
  const { providers } = useStart()
  const columns: readonly (readonly [string, (of: Destinations[number]) => number])[] = [
    [texts.invited, (of) => of.sent + of.alreadyPending],
    [texts.acceptedShort, (of) => of.accepted],
    [texts.outcome.alreadyMember, (of) => of.alreadyMember],
    [texts.outcome.skipped, (of) => of.skipped],
    [texts.outcome.failed, (of) => of.failed],
    [texts.outcome.unconfirmed, (of) => of.unconfirmed],
  ]
  return (
    <section className="card" aria-labelledby="busiest">
      <h2 id="busiest">{texts.busiest}</h2>
      <Table caption={texts.busiest} heads={[texts.destination, ...columns.map(([head]) => head)]}>
        {destinations.map((of) => (
          <Row key={of.destination.id}>
            <HeadCell>
              {of.destination.label}{' '}
              <span className="soft small">
                {providers.find(({ kind }) => kind === of.destination.provider)?.displayName}
              </span>
            </HeadCell>
            {columns.map(([head, countOf]) => (
              <Cell key={head} label={head}>
                {figure(countOf(of))}
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
    </section>
  )
}
