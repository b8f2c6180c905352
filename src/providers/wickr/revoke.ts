import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { LifecyclePage } from '../contract/lifecycle.ts'
import type { RevocationAnswer, Revocations } from '../contract/revocation.ts'
import type { Wickr } from './client.ts'
import { refusalOf } from './failures.ts'
import { entryOf, readUsersPage } from './lifecycle.ts'
import { readUser } from './network/users.ts'
import { deletedAnswer, userIdOf } from './replies.ts'

/**
 * Wickr revokes an invitation by deleting the user that it created. Whether that user has joined
 * is read by its id just before, because nothing in the deletion itself keeps a member safe.
 */
export function wickrRevocations(wickr: Wickr): Revocations {
  return {
    operation: 'BatchDeleteUser',
    // Far below the 50 that Wickr allows: the longer the list, the older what was read about its first.
    perCall: 10,
    deletesUser: true,
    read: (networkId, invitee, signal) => {
      const userId = userIdOf(invitee)
      return userId === undefined
        ? readUsersPage(wickr, { networkId, username: invitee.value.trim() }, signal)
        : readById(wickr, networkId, userId, signal)
    },
    revoke: (networkId, userIds, token, signal) =>
      deleteUsers(wickr, networkId, userIds, token, signal),
  }
}

async function readById(
  wickr: Wickr,
  networkId: string,
  userId: string,
  signal: AbortSignal | undefined,
): Promise<LifecyclePage> {
  try {
    const user = await wickr.attempt(signal, (options) =>
      readUser(wickr, { networkId, userId }, options),
    )
    return { kind: 'read', entries: [entryOf(user)] }
  } catch (error) {
    const unread = classifyAwsError(error, 'GetUser', redactor([]), refusalOf)
    const isGone = unread.kind === 'refused' && unread.error.code === 'ResourceNotFoundError'
    return isGone ? { kind: 'read', entries: [] } : unread
  }
}

async function deleteUsers(
  wickr: Wickr,
  networkId: string,
  userIds: readonly string[],
  clientToken: string,
  signal: AbortSignal | undefined,
): Promise<RevocationAnswer> {
  try {
    const { client, BatchDeleteUserCommand } = await wickr.load()
    const command = new BatchDeleteUserCommand({ networkId, userIds: [...userIds], clientToken })
    const output = await wickr.attempt(signal, (options) => client.send(command, options))
    return deletedAnswer(userIds, output, redactor([]))
  } catch (error) {
    return classifyAwsError(error, 'BatchDeleteUser', redactor([]), refusalOf)
  }
}
