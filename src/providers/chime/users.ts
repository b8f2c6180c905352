import type { ListUsersCommandInput, User } from '@aws-sdk/client-chime'
import type { Chime } from './client.ts'

/** One page of an account's users, or those with one address. */
export async function readUsers(
  chime: Chime,
  input: ListUsersCommandInput,
  options: { readonly abortSignal: AbortSignal },
): Promise<{ readonly users: readonly User[]; readonly next?: string }> {
  const { client, ListUsersCommand } = await chime.load()
  const { Users = [], NextToken } = await client.send(new ListUsersCommand(input), options)
  return { users: Users, ...(NextToken ? { next: NextToken } : {}) }
}
