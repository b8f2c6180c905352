import {
  type InviteFieldsFragment,
  type SendInvitesInput,
  type SendInvitesMutation,
  wordsFor,
} from 'invite-gateway/client'

/** What both halves of the page send, and how they show it. Neither knows of a cache. */
export function inputOf(half: string): SendInvitesInput {
  return {
    idempotencyKey: `kit-${half}`,
    waitSeconds: 0,
    targets: [
      {
        chime: {
          accountId: `account-of-${half}`,
          recipients: [
            { email: `ada@${half}.example.com` },
            { email: `accepted@example.com` },
            { email: 'not an address' },
          ],
        },
      },
    ],
  }
}

export function batchIdOf(answer: SendInvitesMutation | null | undefined): string | undefined {
  const sent = answer?.sendInvites
  return sent?.__typename === 'SendInvitesPayload' ? sent.batch.id : undefined
}

export function Batch(props: {
  readonly status: string
  readonly done: number
  readonly invites: readonly InviteFieldsFragment[]
}) {
  return (
    <>
      <p>
        {props.status}: {props.done} of {props.invites.length}
      </p>
      <ol>
        {props.invites.map(({ id, recipient, outcome }) => (
          <li key={id}>
            {recipient.value}: {wordsFor(outcome)}
          </li>
        ))}
      </ol>
    </>
  )
}
