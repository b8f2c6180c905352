import { type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { InviteRow } from '../batch/invite-row.tsx'
import { SelectedActions } from '../batch/selected-actions.tsx'
import {
  ConsoleLifecyclesDocument,
  ConsolePeopleDocument,
  type ConsolePeopleQuery,
  type InviteFilter,
  type PersonInput,
} from '../generated/documents.ts'
import { Problem } from '../parts/problem.tsx'
import { common } from '../texts/common.ts'
import { peopleTexts as texts } from '../texts/people.ts'
import { Fate } from './fate.tsx'
import { PersonActions } from './person-actions.tsx'

const pageSize = 50

/** The invites that match, newest first, with what became of each. */
export function PersonInvites({ filter }: { readonly filter: InviteFilter }): ReactNode {
  const [size, setSize] = useState(pageSize)
  const [{ data, error, fetching }, again] = useQuery({
    query: ConsolePeopleDocument,
    variables: { filter, first: size },
  })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState<string>()
  const invites = data?.invites.nodes ?? []
  // One request for all of them, because it reads at the providers.
  const [{ data: read, error: unread }, readAgain] = useQuery({
    query: ConsoleLifecyclesDocument,
    variables: { ids: invites.map(({ id }) => id) },
    pause: invites.length === 0,
  })
  const refresh = () => {
    again({ requestPolicy: 'network-only' })
    // What was revoked is no longer open. Without invites there is nothing to read.
    if (invites.length > 0) readAgain({ requestPolicy: 'network-only' })
  }
  const lifecycles = new Map(read?.nodes.map((node) => [node?.id, node]))
  const toggle = (id: string) =>
    setSelected((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  return (
    <div className="stack">
      <Problem error={error ?? unread} onRetry={refresh} />
      <div role="status">{said !== undefined && <p className="note good">{said}</p>}</div>
      {data === undefined && fetching && <p role="status">{common.loading}</p>}
      {data !== undefined && invites.length === 0 && <p className="empty">{texts.none}</p>}
      {invites.length > 0 && (
        <PersonActions
          person={personOf(filter, data)}
          onErased={(sentence) => {
            setSaid(sentence)
            refresh()
          }}
        />
      )}
      {invites.length > 0 && (
        <SelectedActions
          invites={invites.filter(({ id }) => selected.has(id))}
          isAll={invites.every(({ id }) => selected.has(id))}
          onAll={(all) => setSelected(new Set(all ? invites.map(({ id }) => id) : []))}
          onDone={() => {
            setSelected(new Set())
            refresh()
          }}
        />
      )}
      <ul className="plain">
        {invites.map((invite) => (
          <li key={invite.id} className="ruled">
            <InviteRow
              invite={invite}
              isSelected={selected.has(invite.id)}
              onSelect={() => toggle(invite.id)}
              severalDestinations
            >
              <Fate
                invite={invite}
                found={lifecycles.get(invite.id)}
                isUnread={unread !== undefined}
              />
            </InviteRow>
          </li>
        ))}
      </ul>
      {data?.invites.pageInfo.hasNextPage && size < maxSize && (
        <div className="actions">
          <button type="button" onClick={() => setSize(Math.min(maxSize, size * 2))}>
            {common.more}
          </button>
        </div>
      )}
    </div>
  )
}

/** The one person that a search is for, or finds. */
function personOf(
  { personKey }: InviteFilter,
  data: ConsolePeopleQuery | undefined,
): PersonInput | undefined {
  if (personKey != null) return { personKey }
  const values = new Set(data?.invites.nodes.map(({ recipient }) => recipient.value.toLowerCase()))
  const [recipient] = values
  if (values.size !== 1 || recipient === undefined) return undefined
  return data?.invites.pageInfo.hasNextPage ? undefined : { recipient }
}

const maxSize = 400
