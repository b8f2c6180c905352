import type { ListUsersCommandInput, User } from '@aws-sdk/client-chime'
import { identifier } from '../identifier.ts'
import type { Chime } from './client.ts'

/** One page of an account's users, or those with one address. */
export async function readUsers(
  chime: Chime,
  input: ListUsersCommandInput,
  options: { readonly abortSignal: AbortSignal },
): Promise<{
  readonly users: readonly User[]
  readonly next?: string
  readonly requestId?: string
}> {
  const { client, ListUsersCommand } = await chime.load()
  const output = await client.send(new ListUsersCommand(input), options)
  const { Users = [], NextToken } = output
  const requestId = identifier.safeParse(output.$metadata.requestId).data
  return {
    users: Users,
    ...(NextToken ? { next: NextToken } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  }
}
