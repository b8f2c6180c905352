import type {
  PlanInvitesInput,
  PlanInvitesQuery,
  PlanInvitesResultFieldsFragment,
} from '../generated/documents.ts'
import { PlanInvitesText } from '../generated/texts.ts'
import type { Connection } from '../transport/connection.ts'
import { executeUntilAnswered } from '../transport/execute.ts'
import type { RequestOptions } from './request-options.ts'

/** What sending would do. It is tried until the gateway answers, and rejects as `sendInvites` does. */
export async function planInvites(
  connection: Connection,
  input: PlanInvitesInput,
  { signal = new AbortController().signal, ...rest }: RequestOptions = {},
): Promise<PlanInvitesResultFieldsFragment> {
  const { planInvites } = await executeUntilAnswered<PlanInvitesQuery>(
    connection,
    { query: PlanInvitesText, variables: { input } },
    { signal, ...rest },
  )
  return planInvites
}
