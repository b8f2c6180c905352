import type { ListUsersCommandInput, User } from '../aws-clients/wickr-types.ts'
import type { Wickr } from './client.ts'

/** One page of a network's users. They carry invite codes, which are secrets: never log them. */
export async function readUsers(
  wickr: Wickr,
  input: ListUsersCommandInput,
  options: { readonly abortSignal: AbortSignal },
): Promise<{ readonly users: readonly User[]; readonly next?: string }> {
  const { client, ListUsersCommand } = await wickr.load()
  const command = new ListUsersCommand({ maxResults: pageSize, ...input })
  const { users = [], nextToken } = await client.send(command, options)
  return { users, ...(nextToken ? { next: nextToken } : {}) }
}

// The most that the documentation allows; the default is 10.
const pageSize = 100
