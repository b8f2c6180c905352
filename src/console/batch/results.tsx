import { type ReactNode, useDeferredValue } from 'react'
import type {
  ConsoleBatchWholeFragment,
  InviteFilter,
  OutcomeKind,
} from '../generated/documents.ts'
import { Link, useFilters, usePlace, usePrivateFilters } from '../location.tsx'
import { Field } from '../parts/field.tsx'
import { outcomeOrder } from '../parts/outcome-bar.tsx'
import { useMay } from '../start.tsx'
import { batchTexts as texts } from '../texts/batch.ts'
import { common, figure } from '../texts/common.ts'
import { InviteList } from './invite-list.tsx'

/** The recipients of a batch by outcome, with a search. */
export function Results({
  batch,
  onChange,
}: {
  readonly batch: ConsoleBatchWholeFragment
  readonly onChange: () => void
}): ReactNode {
  const [filters, setFilters] = useFilters()
  const [privately, setPrivately] = usePrivateFilters()
  const mayRead = useMay('invites:read')
  const outcome = outcomeOrder.find(([kind]) => kind === filters.get('outcome'))?.[0]
  const destination = filters.get('destination') ?? ''
  const search = privately.get('search') ?? ''
  const searched = useDeferredValue(search)
  const filter: InviteFilter = {
    ...(outcome === undefined ? {} : { outcome: [outcome] }),
    ...(destination === '' ? {} : { destinationId: destination }),
    ...(searched === '' ? {} : { recipient: searched }),
  }
  // An invitation that another batch sent, or tried to, stands as that left it.
  const count = outcomeOrder.find(([kind]) => kind === outcome)?.[1]
  const isMoved =
    count !== undefined &&
    batch.progress.counts[count] > 0 &&
    batch.status === 'FINISHED' &&
    destination + searched === ''
  if (!mayRead) return null
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">{texts.people}</h2>
      <Tabs batch={batch} chosen={outcome} />
      <search className="columns">
        <Field label={texts.search}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={search}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setPrivately({ search: event.target.value })}
            />
          )}
        </Field>
        {batch.targets.length > 1 && (
          <Field label={texts.destination}>
            {(control) => (
              <select
                {...control}
                value={destination}
                onChange={(event) => setFilters({ destination: event.target.value })}
              >
                <option value="">{texts.anyDestination}</option>
                {batch.targets.map((target) => (
                  <option key={target.destination.id} value={target.destination.externalId}>
                    {target.provider.displayName}: {target.destination.label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </search>
      <InviteList
        key={JSON.stringify(filter)}
        batchId={batch.id}
        filter={filter}
        version={`${batch.status} ${batch.progress.done} ${batch.progress.counts.queued}`}
        severalDestinations={batch.targets.length > 1}
        emptyText={isMoved ? texts.noneNow : undefined}
        onChange={onChange}
      />
    </section>
  )
}

function Tabs({
  batch: { progress },
  chosen,
}: {
  readonly batch: ConsoleBatchWholeFragment
  readonly chosen: OutcomeKind | undefined
}): ReactNode {
  const { path, search, fragment } = usePlace()
  const addressOf = (kind: OutcomeKind | undefined) => {
    const parameters = new URLSearchParams(search)
    if (kind === undefined) parameters.delete('outcome')
    else parameters.set('outcome', kind)
    const text = parameters.toString()
    return `${path}${text === '' ? '' : `?${text}`}${fragment}`
  }
  const tabs = outcomeOrder.filter(([kind, key]) => progress.counts[key] > 0 || kind === chosen)
  return (
    <nav aria-label={texts.outcomes}>
      <ul className="plain tabs">
        <li>
          <Link
            href={addressOf(undefined)}
            aria-current={chosen === undefined ? 'true' : undefined}
          >
            {texts.all} <span className="number">{figure(progress.total)}</span>
          </Link>
        </li>
        {tabs.map(([kind, key]) => (
          <li key={kind}>
            <Link href={addressOf(kind)} aria-current={chosen === kind ? 'true' : undefined}>
              {common.outcome[kind]} <span className="number">{figure(progress.counts[key])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
