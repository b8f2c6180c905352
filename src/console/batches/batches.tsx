import { type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { useFollow } from '../gateway/use-follow.ts'
import {
  type BatchStatus,
  ConsoleBatchesDocument,
  type ConsoleBatchFragment,
  ConsoleFollowListDocument,
  type InviteBatchFilter,
  type ProviderKind,
} from '../generated/documents.ts'
import { Link, useFilters } from '../location.tsx'
import { StatusBadge } from '../parts/badge.tsx'
import { Field } from '../parts/field.tsx'
import { OutcomeBar } from '../parts/outcome-bar.tsx'
import { Page } from '../parts/page-frame.tsx'
import { Problem } from '../parts/problem.tsx'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { useRefresh } from '../parts/use-refresh.ts'
import { pathOfBatch } from '../routes.ts'
import { useStart } from '../start.tsx'
import { batchesTexts as texts } from '../texts/batches.ts'
import { common, instant } from '../texts/common.ts'

const pageSize = 20
const statuses = Object.keys(common.status) as BatchStatus[]

/** All batches, newest first, with filters in the address. */
export function Batches(): ReactNode {
  const [filters] = useFilters()
  const { providers } = useStart()
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  const filter = filterOf(filters, providers)
  const key = JSON.stringify(filter)
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Page title={texts.title} intro={texts.intro}>
      <Filters onChange={() => setPages([null])} />
      <div className="card">
        {pages.map((after, index) => (
          <BatchPage
            key={`${key} ${after}`}
            filter={filter}
            after={after}
            isFiltered={isFiltered}
            isLive={index === 0}
            onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
          />
        ))}
      </div>
    </Page>
  )
}

/** Without what somebody wrote into the address and the gateway does not know. */
function filterOf(
  filters: URLSearchParams,
  providers: readonly { readonly kind: ProviderKind }[],
): InviteBatchFilter {
  const status = statuses.find((one) => one === filters.get('status'))
  const provider = providers.find(({ kind }) => kind === filters.get('provider'))?.kind
  const name = filters.get('name')
  return {
    ...(status ? { status: [status] } : {}),
    ...(provider ? { provider: [provider] } : {}),
    ...(name ? { name } : {}),
  }
}

function Filters({ onChange }: { readonly onChange: () => void }): ReactNode {
  const { providers } = useStart()
  const [filters, setFilters] = useFilters()
  const set = (name: string, value: string) => {
    onChange()
    setFilters({ [name]: value })
  }
  return (
    <search className="columns">
      <Field label={texts.nameFilter}>
        {(control) => (
          <input
            {...control}
            type="search"
            value={filters.get('name') ?? ''}
            onChange={(event) => set('name', event.target.value)}
          />
        )}
      </Field>
      <Field label={texts.statusFilter}>
        {(control) => (
          <select
            {...control}
            value={filters.get('status') ?? ''}
            onChange={(event) => set('status', event.target.value)}
          >
            <option value="">{texts.anyStatus}</option>
            {Object.entries(common.status).map(([status, label]) => (
              <option key={status} value={status}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={texts.providerFilter}>
        {(control) => (
          <select
            {...control}
            value={filters.get('provider') ?? ''}
            onChange={(event) => set('provider', event.target.value)}
          >
            <option value="">{texts.anyProvider}</option>
            {providers.map(({ kind, displayName }) => (
              <option key={kind} value={kind}>
                {displayName}
              </option>
            ))}
          </select>
        )}
      </Field>
    </search>
  )
}

function BatchPage({
  filter,
  after,
  isFiltered,
  isLive,
  onMore,
}: {
  readonly filter: ReturnType<typeof filterOf>
  readonly after: string | null
  readonly isFiltered: boolean
  readonly isLive: boolean
  readonly onMore: ((after: string) => void) | undefined
}): ReactNode {
  const [{ data, error, fetching }, again] = useQuery({
    query: ConsoleBatchesDocument,
    variables: { filter, first: pageSize, after },
  })
  const refresh = () => again({ requestPolicy: 'network-only' })
  // For batches that are new; those that are shown are followed.
  useRefresh(refresh, isLive ? 10_000 : undefined)
  const { nodes, pageInfo } = data?.inviteBatches ?? {}
  const open = nodes?.filter(({ status }) => status !== 'FINISHED' && status !== 'CANCELED') ?? []
  const live = useFollow(ConsoleFollowListDocument, isLive ? open.map(({ id }) => id) : [])
  return (
    <>
      <Problem error={error} onRetry={refresh} />
      {open.length > 0 && live === 'lost' && (
        <p className="note warn" role="alert">
          {texts.lost}
        </p>
      )}
      {nodes === undefined && fetching && <p role="status">{common.loading}</p>}
      {nodes?.length === 0 && <Nothing isFiltered={isFiltered} />}
      {nodes !== undefined && nodes.length > 0 && (
        <Table
          caption={texts.title}
          heads={[texts.name, texts.status, texts.progress, texts.created]}
        >
          {nodes.map((batch) => (
            <BatchRow key={batch.id} batch={batch} />
          ))}
        </Table>
      )}
      {pageInfo?.hasNextPage && pageInfo.endCursor !== null && onMore !== undefined && (
        <div className="actions">
          <button type="button" onClick={() => onMore(pageInfo.endCursor ?? '')}>
            {common.more}
          </button>
        </div>
      )}
    </>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  return (
    <div className="empty stack">
      <p>{isFiltered ? texts.noneFiltered : texts.none}</p>
      <p>
        {isFiltered ? (
          <Link href="/batches">{texts.clear}</Link>
        ) : (
          <Link href="/">{texts.first}</Link>
        )}
      </p>
    </div>
  )
}

function BatchRow({ batch }: { readonly batch: ConsoleBatchFragment }): ReactNode {
  const { id, name, status, createdAt, createdBy, progress } = batch
  return (
    <Row>
      <HeadCell>
        <Link href={pathOfBatch(id)}>{name ?? common.noName}</Link>
      </HeadCell>
      <Cell label={texts.status}>
        <StatusBadge status={status} />
      </Cell>
      <Cell label={texts.progress}>
        <OutcomeBar counts={progress.counts} total={progress.total} />
      </Cell>
      <Cell label={texts.created}>
        <span className="small">
          {instant(createdAt)} {texts.by(createdBy)}
        </span>
      </Cell>
    </Row>
  )
}
