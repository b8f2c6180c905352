import type { ListUsersCommandInput, User } from '@aws-sdk/client-chime'
import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { Lifecycle, LifecyclePage, LifecycleReads } from '../contract/lifecycle.ts'
import { emailKey } from '../email.ts'
import type { Chime } from './client.ts'
import { refusalOf } from './replies.ts'
import { readUsers } from './users.ts'

/**
 * Reads the users of an account. A missing user may still be invited: a Team account does not show
 * an invitee before the invitation is accepted.
 */
export function chimeLifecycles(chime: Chime): LifecycleReads {
  return {
    list: (AccountId, cursor, signal) =>
      read(
        chime,
        { AccountId, MaxResults: pageSize, ...(cursor ? { NextToken: cursor } : {}) },
        signal,
      ),
    search: {
      kinds: ['EMAIL'],
      find: (AccountId, UserEmail, signal) => read(chime, { AccountId, UserEmail }, signal),
    },
  }
}

/** What a user's two statuses mean together; undefined: nothing about an invitation. Pure. */
export function lifecycleOf({
  UserInvitationStatus,
  UserRegistrationStatus,
}: Pick<User, 'UserInvitationStatus' | 'UserRegistrationStatus'>): Lifecycle | undefined {
  // A suspended user has joined before.
  if (UserRegistrationStatus && UserRegistrationStatus !== 'Unregistered') return 'ACCEPTED'
  return byInvitation.get(UserInvitationStatus ?? '')
}

const byInvitation: ReadonlyMap<string, Lifecycle> = new Map([
  ['Pending', 'PENDING'],
  ['Accepted', 'ACCEPTED'],
  ['Failed', 'INVALID'],
])

// The most that the model allows.
const pageSize = 200

async function read(
  chime: Chime,
  input: ListUsersCommandInput,
  signal: AbortSignal | undefined,
): Promise<LifecyclePage> {
  try {
    const { users, next } = await chime.attempt(signal, (options) =>
      readUsers(chime, input, options),
    )
    const entries = users.flatMap((user) => {
      const lifecycle = lifecycleOf(user)
      if (!user.PrimaryEmail) return []
      return { keys: [emailKey(user.PrimaryEmail)], ...(lifecycle ? { lifecycle } : {}) }
    })
    return { kind: 'read', entries, ...(next === undefined ? {} : { next }) }
  } catch (error) {
    const secrets = input.UserEmail === undefined ? [] : [input.UserEmail]
    return classifyAwsError(error, 'ListUsers', redactor(secrets), refusalOf)
  }
}
