import type {
  SendInvitesInput,
  SendInvitesMutation,
  SendInvitesResultFieldsFragment,
} from '../generated/documents.ts'
import { SendInvitesText } from '../generated/texts.ts'
import type { Connection } from '../transport/connection.ts'
import { executeUntilAnswered } from '../transport/execute.ts'
import type { RequestOptions } from './request-options.ts'

/** The key may be left out: the request then gets one of its own. */
export type InvitesToSend = Omit<SendInvitesInput, 'idempotencyKey'> &
  Partial<Pick<SendInvitesInput, 'idempotencyKey'>>

/**
 * Sends once, and repeats with the same idempotency key until the gateway answers, which is safe. It does not wait
 * for outcomes unless `waitSeconds` says so. Rejects with a GatewayError when the gateway refuses the request as
 * such; what people can mend, such as `InvalidInput`, is an answer.
 */
export async function sendInvites(
  connection: Connection,
  invites: InvitesToSend,
  { signal = new AbortController().signal, ...rest }: RequestOptions = {},
): Promise<SendInvitesResultFieldsFragment> {
  const input: SendInvitesInput = {
    waitSeconds: 0,
    ...invites,
    idempotencyKey: invites.idempotencyKey ?? newKey(),
  }
  const { sendInvites } = await executeUntilAnswered<SendInvitesMutation>(
    connection,
    { query: SendInvitesText, variables: { input } },
    { signal, ...rest },
  )
  return sendInvites
}

/** Works in pages without a secure context too, where `crypto.randomUUID` does not exist. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
