import type { ListUsersCommandInput, User } from '../../aws-clients/wickr-types.ts'
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
  const { users = [], nextToken, $metadata } = await client.send(command, options)
  const requestId = identifier.safeParse($metadata.requestId).data
  return {
    users,
    ...(nextToken ? { next: nextToken } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

// The most that the documentation allows; the default is 10.
const pageSize = 100
