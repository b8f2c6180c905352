import { type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { ConsoleEventsDocument, type ConsoleEventsQuery } from '../generated/documents.ts'
import { Breakable } from '../parts/breakable.tsx'
import { Problem } from '../parts/problem.tsx'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { useRefresh } from '../parts/use-refresh.ts'
import { common, exactInstant } from '../texts/common.ts'
import { historyTexts as texts } from '../texts/people.ts'

/** The audit trail of a batch. It is read when it is asked for. */
export function AuditTrail({
  batchId,
  version,
}: {
  readonly batchId: string
  /** Changes when there may be more events. */
  readonly version: string
}): ReactNode {
  const [isOpen, setOpen] = useState(false)
  // Of a batch that is being sent, many versions come in a second.
  const [read, setRead] = useState(version)
  useRefresh(() => setRead(version), isOpen ? 2_000 : undefined)
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  return (
    <section className="card" aria-labelledby="history">
      <div className="row apart">
        <h2 id="history" tabIndex={-1}>
          {texts.title}
        </h2>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? common.close : texts.show}
        </button>
      </div>
      {isOpen &&
        pages.map((after, index) => (
          <EventPage
            key={`${after} ${read}`}
            batchId={batchId}
            after={after}
            onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
          />
        ))}
    </section>
  )
}

function EventPage({
  batchId,
  after,
  onMore,
}: {
  readonly batchId: string
  readonly after: string | null
  readonly onMore: ((after: string) => void) | undefined
}): ReactNode {
  const [{ data, error, fetching }, again] = useQuery({
    query: ConsoleEventsDocument,
    variables: { id: batchId, first: 50, after },
  })
  const events = data?.node?.__typename === 'InviteBatch' ? data.node.events : undefined
  const next = events?.pageInfo.hasNextPage ? events.pageInfo.endCursor : null
  return (
    <>
      <Problem error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      {events === undefined && fetching && <p role="status">{common.loading}</p>}
      {events !== undefined && (
        <Table caption={texts.title} heads={[texts.at, texts.actor, texts.event]}>
          {events.nodes.map((event, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: Events have no id, and their order is fixed.
            <Row key={index}>
              <HeadCell>
                <span className="small">{exactInstant(event.at)}</span>
              </HeadCell>
              <Cell label={texts.actor}>{event.actor}</Cell>
              <Cell label={texts.event}>
                {event.message}
                {event.call !== null && <Call call={event.call} />}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {next !== null && onMore !== undefined && (
        <div className="actions">
          <button type="button" onClick={() => onMore(next)}>
            {common.more}
          </button>
        </div>
      )}
    </>
  )
}

type Batch = Extract<ConsoleEventsQuery['node'], { __typename: 'InviteBatch' }>
type CallShown = NonNullable<Batch['events']['nodes'][number]['call']>

function Call({ call }: { readonly call: CallShown }): ReactNode {
  const { operation, recipients, durationMs, requestId, error } = call
  const seconds = (durationMs / 1_000).toFixed(2)
  return (
    <span className="block small soft">
      {texts.call(operation, common.people(recipients), seconds)}
      {error !== null && (
        <span className="block">
          <Breakable text={error.code} />
          {error.httpStatus !== null && ` (HTTP ${error.httpStatus})`}: {error.message}
        </span>
      )}
      {requestId !== null && (
        <span className="block">
          {texts.requestId} <code>{requestId}</code>
        </span>
      )}
    </span>
  )
}
