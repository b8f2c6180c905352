import assert from 'node:assert/strict'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { RevokeInvites } from '../documents/revoke.ts'
import type { TestGateway } from '../gateway.ts'
import { send } from './send-invites.ts'

/** Sends, and gives the ids of the invites. */
export async function invited(gateway: TestGateway, ...targets: InviteTargetInput[]) {
  const { results } = await send(gateway, { targets })
  return results.map(({ invite }) => {
    assert.ok(invite)
    return invite.id
  })
}

/** The answer to a request to revoke that must be accepted. */
export async function revoke(
  gateway: TestGateway,
  inviteIds: readonly string[],
  acceptUserDeletion = false,
) {
  const input = { inviteIds: [...inviteIds], acceptUserDeletion }
  const { revokeInvites } = await gateway.execute(RevokeInvites, { input })
  assert.ok(revokeInvites.__typename === 'RevokeInvitesPayload', JSON.stringify(revokeInvites))
  return revokeInvites.results
}

/** Each outcome as one word. */
export async function revokeWords(
  gateway: TestGateway,
  inviteIds: readonly string[],
  acceptUserDeletion = false,
): Promise<string[]> {
  const results = await revoke(gateway, inviteIds, acceptUserDeletion)
  return results.map((result) => {
    if (result.__typename === 'RevokeFailed') return result.code
    if (result.__typename === 'RevokeNotSupported') return 'not supported'
    return result.alreadyRevoked ? 'revoked before' : 'revoked'
  })
}
