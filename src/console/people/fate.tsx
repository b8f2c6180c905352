import type { ReactNode } from 'react'
import type { ConsoleLifecyclesQuery, ConsolePeopleQuery } from '../generated/documents.ts'
import { Link } from '../location.tsx'
import { pathOfBatch } from '../routes.ts'
import { common, instant } from '../texts/common.ts'
import { peopleTexts as texts } from '../texts/people.ts'

type Invite = ConsolePeopleQuery['invites']['nodes'][number]

/** What became of an invitation, as last read, and the batch that it is of. */
export function Fate({
  invite,
  found,
  isUnread,
}: {
  readonly invite: Invite
  readonly found: ConsoleLifecyclesQuery['nodes'][number] | undefined
  /** The request for it failed. */
  readonly isUnread: boolean
}): ReactNode {
  return (
    <p className="small row">
      {found?.__typename === 'Invite' ? (
        <span>
          <strong>{texts.lifecycle[found.lifecycle]}</strong>
          {found.lifecycleCheckedAt !== null &&
            ` (${texts.asRead(instant(found.lifecycleCheckedAt))})`}
          {found.lifecycle === 'PENDING' &&
            found.expiresAt !== null &&
            `, ${texts.expires(instant(found.expiresAt))}`}
        </span>
      ) : (
        <span className="soft">{isUnread ? common.nothingYet : texts.reading}</span>
      )}
      <span className="soft">{texts.requested(instant(invite.createdAt))}</span>
      <span>
        {texts.batch}:{' '}
        <Link href={pathOfBatch(invite.batch.id)}>{invite.batch.name ?? common.noName}</Link>
      </span>
    </p>
  )
}
