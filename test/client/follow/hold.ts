import assert from 'node:assert/strict'
import { SendInvitesDocument } from 'invite-gateway/client'
import type { TestGateway } from '../../support/gateway.ts'

/** A batch of three that stays queued until it is released: its upstream refuses for its rate, again and again. */
export interface HeldBatch extends Disposable {
  readonly id: string
  release(): void
}

let count = 0

export async function holdBatch({ emulators, execute }: TestGateway): Promise<HeldBatch> {
  const { CHIME: chime } = emulators
  chime.decide(() => ({ kind: 'throttle' }))
  count += 1
  const emails = ['ada@example.com', 'accepted@example.com', 'wrong']
  const { sendInvites } = await execute(SendInvitesDocument, {
    input: {
      idempotencyKey: `follow-${count}`,
      waitSeconds: 0,
      targets: [
        { chime: { accountId: `team-${count}`, recipients: emails.map((email) => ({ email })) } },
      ],
    },
  })
  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  const release = () => chime.decide(undefined)
  return { id: sendInvites.batch.id, release, [Symbol.dispose]: release }
}
