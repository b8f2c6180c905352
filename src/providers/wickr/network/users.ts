import type {
  GetUserCommandOutput,
  ListUsersCommandInput,
  User,
} from '../../aws-clients/wickr-types.ts'
import { identifier } from '../../identifier.ts'
import type { Wickr } from '../client.ts'

/** One page of a network's users. They carry invite codes, which are secrets: never log them. */
export async function readUsers(
  wickr: Wickr,
  input: ListUsersCommandInput,
  options: { readonly abortSignal: AbortSignal },
): Promise<{
  readonly users: readonly User[]
  readonly next?: string
  readonly requestId?: string
}> {
  const { client, ListUsersCommand } = await wickr.load()
  const command = new ListUsersCommand({ maxResults: pageSize, ...input })
  const { users, nextToken, $metadata } = await client.send(command, options)
  // An empty list would say of everyone that they are no users.
  if (!Array.isArray(users)) throw new UnusableReply('The answer has no list of users.')
  const requestId = identifier.safeParse($metadata.requestId).data
  return {
    users,
    ...(nextToken ? { next: nextToken } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** One user by the id. */
export async function readUser(
  wickr: Wickr,
  input: { readonly networkId: string; readonly userId: string },
  options: { readonly abortSignal: AbortSignal },
): Promise<GetUserCommandOutput> {
  const { client, GetUserCommand } = await wickr.load()
  const user = await client.send(new GetUserCommand(input), options)
  if (user.userId !== input.userId) throw new UnusableReply('The answer is not about this user.')
  return user
}

/** A success that does not say what was asked for. */
class UnusableReply extends Error {
  override readonly name = 'UnusableReply'
}

// The most that the documentation allows; the default is 10.
const pageSize = 100
