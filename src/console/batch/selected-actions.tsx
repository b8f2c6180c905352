import { type ReactNode, useState } from 'react'
import { useMutation } from 'urql'
import {
  type ConsoleInviteFragment,
  ConsoleReinviteDocument,
  type InviteAction,
} from '../generated/documents.ts'
import { Link } from '../location.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Problem } from '../parts/problem.tsx'
import { pathOfBatch } from '../routes.ts'
import { newOrderId } from '../sending/order.ts'
import { useMay } from '../start.tsx'
import { batchTexts as texts } from '../texts/batch.ts'
import { RevokeDialog } from './revoke-dialog.tsx'

/** What the gateway offers for the invites that are selected, with counts. */
export function SelectedActions({
  invites,
  isAll,
  onAll,
  onDone,
}: {
  readonly invites: readonly ConsoleInviteFragment[]
  readonly isAll: boolean
  readonly onAll: (all: boolean) => void
  readonly onDone: () => void
}): ReactNode {
  const mayResend = useMay('invites:resend')
  const mayRevoke = useMay('invites:revoke')
  const [isRevoking, setRevoking] = useState(false)
  const [isInviting, setInviting] = useState(false)
  const [newBatch, setNewBatch] = useState<string>()
  const [said, setSaid] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<string>()
  const [{ error }, reinvite] = useMutation(ConsoleReinviteDocument)
  const offering = (action: InviteAction) =>
    invites.filter(({ availableActions }) => availableActions.includes(action))
  const again = mayResend ? offering('REINVITE') : []
  const revocable = mayRevoke ? offering('REVOKE') : []
  const inviteAgain = async () => {
    setInviting(false)
    setSaid([])
    setRefused(undefined)
    setNewBatch(undefined)
    const who = { inviteIds: again.map(({ id }) => id) }
    const input = { idempotencyKey: `console-${newOrderId()}`, waitSeconds: 0, who }
    const answer = (await reinvite({ input })).data?.reinviteUsers
    if (answer === undefined) return
    if (answer.__typename === 'ReinviteUsersPayload') setNewBatch(answer.batch.id)
    else setRefused(answer.message)
    onDone()
  }
  return (
    <div className="stack">
      <div className="actions">
        <label className="choice">
          <input
            type="checkbox"
            checked={isAll}
            onChange={(event) => onAll(event.target.checked)}
          />
          <span>{invites.length === 0 ? texts.selectAll : texts.selected(invites.length)}</span>
        </label>
        {again.length > 0 && (
          <button type="button" onClick={() => setInviting(true)}>
            {texts.reinvite(again.length)}
          </button>
        )}
        {revocable.length > 0 && (
          <button type="button" className="danger" onClick={() => setRevoking(true)}>
            {texts.revoke(revocable.length)}
          </button>
        )}
      </div>
      <div role="status">
        {newBatch !== undefined && (
          <p className="note good">
            {texts.reinvited} <Link href={pathOfBatch(newBatch)}>{texts.openNew}</Link>
          </p>
        )}
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {refused !== undefined && (
        <p className="note bad" role="alert">
          {refused}
        </p>
      )}
      <Problem error={error} />
      {isInviting && (
        <Confirm
          of={texts.reinviteConfirm(again.length)}
          onYes={() => void inviteAgain()}
          onNo={() => setInviting(false)}
        />
      )}
      {isRevoking && (
        <RevokeDialog
          invites={revocable}
          onClose={() => setRevoking(false)}
          onDone={(sentences) => {
            setRevoking(false)
            setSaid(sentences)
            onDone()
          }}
        />
      )}
    </div>
  )
}
