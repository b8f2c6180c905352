import { type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { ConsoleDestinationsDocument, type ProviderKind } from '../generated/documents.ts'
import { Field } from '../parts/field.tsx'
import { Problem } from '../parts/problem.tsx'
import { useStart } from '../start.tsx'
import { useStore } from '../store.ts'
import { common } from '../texts/common.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { ChosenTargets } from './chosen-targets.tsx'
import { changeDraft, type DraftTarget, draft } from './draft/draft.ts'
import { hasForm } from './draft/provider-forms.ts'
import { ProviderChoices } from './provider-choices.tsx'

/** Where to invite: destinations by their labels, or by id where any is allowed. */
export function DestinationSection(): ReactNode {
  const { providers } = useStart()
  const [search, setSearch] = useState('')
  const { name, targets } = useStore(draft)
  const [{ data, error, fetching }, again] = useQuery({
    query: ConsoleDestinationsDocument,
    variables: { first: maxShown },
  })
  const all = (data?.destinations.nodes ?? []).flatMap(asTarget)
  const wanted = search.trim().toLowerCase()
  const matches = all.filter(({ label, externalId }) =>
    `${label} ${externalId}`.toLowerCase().includes(wanted),
  )
  const offered = providers.flatMap((provider) => {
    const { kind, acceptsAnyDestination } = provider
    if (!hasForm(kind)) return []
    const isOffered = acceptsAnyDestination || all.some((target) => target.provider === kind)
    return isOffered ? [{ kind, provider }] : []
  })
  return (
    <section className="card" aria-labelledby="where">
      <div>
        <h2 id="where">{texts.where}</h2>
        <p className="soft">{texts.whereHint}</p>
      </div>
      <Problem error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      {data === undefined && fetching && <p role="status">{common.loading}</p>}
      {data !== undefined && offered.length === 0 && (
        <p className="note warn">{texts.noDestinations}</p>
      )}
      {all.length > manyDestinations && (
        <Field label={texts.search}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="columns narrow">
        {offered.map(({ kind, provider }) => (
          <ProviderChoices
            key={kind}
            kind={kind}
            provider={provider}
            targets={matches.filter((target) => target.provider === kind)}
            isSearched={wanted !== ''}
          />
        ))}
      </div>
      {targets.length > 0 && <ChosenTargets />}
      <Field label={texts.name} hint={texts.nameHint}>
        {(control) => (
          <input
            {...control}
            maxLength={200}
            value={name}
            autoComplete="off"
            onChange={(event) => changeDraft({ name: event.target.value })}
          />
        )}
      </Field>
    </section>
  )
}

const maxShown = 1_000
const manyDestinations = 8

function asTarget(destination: {
  readonly provider: ProviderKind
  readonly externalId: string
  readonly label: string
}): readonly DraftTarget[] {
  const { provider, externalId, label } = destination
  return hasForm(provider) ? [{ provider, externalId, label }] : []
}
