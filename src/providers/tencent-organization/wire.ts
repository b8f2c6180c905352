import { z } from 'zod'
import type { CallRecipient } from '../contract/call.ts'

/** A number where it is exact. The SDK writes a BigInt digit by digit, and a text in quotes. */
export function uinOf({ value }: CallRecipient): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}

/** Every success carries one; what does not is no answer of this API. */
export const requestIdOf = (reply: unknown): string | undefined =>
  success.safeParse(reply).data?.RequestId

const success = z.object({ RequestId: z.string().min(1) })

/** A page of ListOrganizationInvitations, as far as we read it. */
export const invitationPage = z.object({
  TotalCount: z.number().default(Number.POSITIVE_INFINITY),
  Invitations: z.array(
    z.object({
      Id: z.number(),
      Uin: z.number(),
      Status: z.number(),
      /** Like `2026-11-20 18:37:00`, of an unknown time zone. */
      InviteTime: z.string().optional().catch(undefined),
      ExpireTime: z.string().optional().catch(undefined),
    }),
  ),
})

/** What the SDK throws: its own exception, or whatever its HTTP client threw while reading. */
export const sdkError = z
  .object({
    name: z.string().catch('Error'),
    message: z.string().catch(''),
    code: z.string().optional().catch(undefined),
    httpCode: z.number().optional().catch(undefined),
    requestId: z.string().min(1).optional().catch(undefined),
    /** Of the HTTP client's errors, e.g. `body-timeout`. */
    type: z.string().optional().catch(undefined),
  })
  .catch({ name: 'Error', message: '' })

export type SdkError = z.infer<typeof sdkError>
