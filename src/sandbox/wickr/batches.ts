import type { AwsError } from '../aws/errors.ts'
import type { Operation, Result } from '../aws/service.ts'
import type { Effects } from '../http/upstream.ts'
import { personaOf } from './named-ids.ts'
import type { Network, WickrUser } from './networks.ts'

/** The operations that change users. The same client token always returns the same answer. */
export function createBatches(networkOf: (networkId: string) => Network) {
  const answered = new Map<string, readonly ItemResult[]>()

  function batch(name: string, run: (input: never, accept: Effects['accept']) => ItemResult[]) {
    return (input: BatchInput, { accept, leaveOut }: Effects): Result => {
      const refusal = refusalOf(input)
      if (refusal) return { kind: 'error', error: refusal }
      const { networkId, clientToken } = input
      const key = clientToken && `${name} ${networkId} ${clientToken}`
      // The model has been enforced, so the input is what each operation declares.
      const results = (key && answered.get(key)) || run(input as never, accept)
      if (key) answered.set(key, results)
      return answerOf(results.slice(0, Math.max(0, results.length - leaveOut)))
    }
  }

  return {
    BatchCreateUser: {
      invites: true,
      recipients: ({ users }) => texts(users, (user) => Object(user).username),
      run: batch('create', ({ networkId, users }: CreateInput, accept) =>
        users.map((item) => createUser(networkOf(networkId), item, accept)),
      ),
    },
    BatchReinviteUser: {
      invites: true,
      recipients: ({ userIds }) => texts(userIds, (userId) => userId),
      run: batch('reinvite', ({ networkId, userIds }: UserIdsInput, accept) =>
        userIds.map((userId) => reinviteUser(networkOf(networkId), userId, accept)),
      ),
    },
    BatchDeleteUser: {
      recipients: ({ userIds }) => texts(userIds, (userId) => userId),
      run: batch('delete', ({ networkId, userIds }: UserIdsInput) =>
        userIds.map((userId) => deleteUser(networkOf(networkId), userId)),
      ),
    },
  } satisfies Readonly<Record<string, Operation>>
}

/** Some recipients make Wickr refuse the whole call. */
function refusalOf({ users, userIds }: BatchInput): AwsError | undefined {
  const usernames = users?.map(({ username }) => personaOf(username)) ?? []
  const places = [
    ...usernames.flatMap((persona, at) => {
      if (persona === 'wrong') return [`users.${at}.username`, `users.${at}.firstName`]
      return persona === 'refused' ? `users.${at}.username` : []
    }),
    ...(userIds ?? []).flatMap((id, at) => (id === '1000000422' ? `userIds.${at}` : [])),
  ]
  if (places.length > 0) {
    const reasons = places.map((field) => ({ field, reason: reasonFor(field) }))
    return { name: 'ValidationError', message: 'The request is not valid.', fields: { reasons } }
  }
  if (!usernames.includes('barred')) return undefined
  return { name: 'BadRequestError', message: 'The request is not valid.' }
}

function reasonFor(field: string): string {
  return field.endsWith('firstName') ? 'Not a first name' : 'Not a user that can be invited'
}

interface BatchInput {
  readonly networkId: string
  readonly clientToken?: string
  readonly users?: readonly NewUser[]
  readonly userIds?: readonly string[]
}

interface CreateInput extends BatchInput {
  readonly users: readonly NewUser[]
}

interface NewUser extends Pick<WickrUser, 'username' | 'firstName' | 'lastName'> {
  readonly securityGroupIds: readonly string[]
}

interface UserIdsInput extends BatchInput {
  readonly userIds: readonly string[]
}

interface ItemResult {
  readonly ok: boolean
  readonly item: Readonly<Record<string, unknown>>
  readonly leftOut?: boolean
}

function createUser(network: Network, item: NewUser, accept: Effects['accept']): ItemResult {
  const { username, firstName, lastName, securityGroupIds } = item
  const persona = personaOf(username)
  if (persona === 'invalid') return failed('0', 'Invalid username', 'username')
  if (securityGroupIds.some((id) => !network.securityGroups.some((group) => group.id === id))) {
    return failed('0', 'security group not found in current network', 'securityGroupIds')
  }
  if (persona === 'taken') return failed('0', 'User already exists', 'username')
  const details = { username, firstName, lastName, securityGroups: securityGroupIds }
  const user = network.has(username) ? undefined : network.create(details)
  if (!user || persona === 'exists') return failed('0', 'User already exists', 'username')
  accept(username)
  return { ...done({ ...user }), leftOut: persona === 'omitted' }
}

function reinviteUser(network: Network, userId: string, accept: Effects['accept']): ItemResult {
  const user = network.find(userId)
  if (!user) return failed(userId, 'user not found in current network')
  if (user.status === 2) return failed(userId, 'user cannot be reinvited')
  network.renewInvite(user)
  accept(userId)
  return { ...done({ userId }), leftOut: userId === '1000000004' }
}

function deleteUser(network: Network, userId: string): ItemResult {
  const user = network.find(userId)
  if (!user) return failed(userId, 'User not found', 'username')
  network.remove(user)
  return done({ userId })
}

function answerOf(results: readonly ItemResult[]): Result {
  const named = results.filter(({ leftOut }) => !leftOut)
  const successful = named.filter(({ ok }) => ok).map(({ item }) => item)
  const failures = named.filter(({ ok }) => !ok).map(({ item }) => item)
  const message = failures.length === 0 ? {} : { message: 'Some users were not processed' }
  return { kind: 'output', output: { ...message, successful, failed: failures } }
}

function done(item: ItemResult['item']): ItemResult {
  return { ok: true, item }
}

function failed(userId: string, reason: string, field?: string): ItemResult {
  return { ok: false, item: { userId, reason, ...(field && { field }) } }
}

function texts(list: unknown, textOf: (item: unknown) => unknown): readonly string[] {
  return Array.isArray(list) ? list.map((item) => `${textOf(item)}`) : []
}
