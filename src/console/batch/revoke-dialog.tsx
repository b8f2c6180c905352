import { type ReactNode, useState } from 'react'
import { useMutation } from 'urql'
import { type ConsoleInviteFragment, ConsoleRevokeDocument } from '../generated/documents.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Problem } from '../parts/problem.tsx'
import { useStart } from '../start.tsx'
import { batchTexts as texts } from '../texts/batch.ts'
import { figure } from '../texts/common.ts'

/** Asks before invitations are revoked, and for consent where users are deleted with them. */
export function RevokeDialog({
  invites,
  onClose,
  onDone,
}: {
  readonly invites: readonly ConsoleInviteFragment[]
  readonly onClose: () => void
  /** What the gateway did, as sentences. */
  readonly onDone: (sentences: readonly string[]) => void
}): ReactNode {
  const { maxInvitesPerRevoke } = useStart().limits
  const [hasConsent, setConsent] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [{ error, fetching }, revoke] = useMutation(ConsoleRevokeDocument)
  const deletes = invites.some(({ provider }) => provider === 'WICKR')
  const isTooMany = invites.length > maxInvitesPerRevoke
  const isReady = !fetching && !isTooMany && (!deletes || hasConsent)
  const start = async () => {
    const input = {
      inviteIds: invites.map(({ id }) => id),
      acceptUserDeletion: deletes && hasConsent,
    }
    const answer = (await revoke({ input })).data?.revokeInvites
    if (answer === undefined) return
    if (answer.__typename === 'RevokeInvitesPayload') onDone(counted(answer.results))
    else setRefused(answer.message)
  }
  return (
    <Dialog title={texts.revokeTitle(invites.length)} onClose={onClose}>
      <p>{texts.revokeText(invites.length)}</p>
      {deletes && (
        <>
          <p className="note warn">{texts.revokeDeletes}</p>
          <label className="choice">
            <input
              type="checkbox"
              checked={hasConsent}
              onChange={(event) => setConsent(event.target.checked)}
            />
            <span>{texts.revokeConsent}</span>
          </label>
        </>
      )}
      {isTooMany && <p className="note bad">{texts.tooMany(maxInvitesPerRevoke)}</p>}
      {refused !== undefined && (
        <p className="note bad" role="alert">
          {refused}
        </p>
      )}
      <Problem error={error} />
      <div className="actions">
        <button type="button" onClick={onClose}>
          {texts.revokeNo}
        </button>
        <button
          type="button"
          className="danger"
          aria-disabled={!isReady}
          onClick={isReady ? () => void start() : undefined}
        >
          {texts.revokeYes}
        </button>
      </div>
    </Dialog>
  )
}

/** Equal sentences once, with how many they are about. */
function counted(results: readonly { readonly message: string }[]): readonly string[] {
  const groups = Map.groupBy(results, ({ message }) => message)
  return Array.from(groups, ([message, of]) =>
    of.length === 1 ? message : `${figure(of.length)} × ${message}`,
  )
}
