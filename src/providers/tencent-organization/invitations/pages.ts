import { z } from 'zod'
import type { CallRecipient } from '../../contract/call.ts'
import { requestIdOf, type TencentOrganizationClient } from '../client.ts'

export type Invitation = z.infer<typeof invitation>

/** `OrgInvitation.Status`. */
export const status = { expired: -1, pending: 0, accepted: 1, invalid: 2, cancelled: 3 } as const

const pageSize = 50

/** One page of the invitations that were sent, and where the next begins; the last has no next. */
export async function readInvitations(
  client: TencentOrganizationClient,
  offset: number,
  signal: AbortSignal,
): Promise<InvitationPage> {
  const parameters = { Invited: 0, Offset: offset, Limit: pageSize }
  const reply = await client.request('ListOrganizationInvitations', parameters, signal)
  const { Invitations, TotalCount } = invitationPage.parse(reply)
  // Counts what came, not what was requested: the upstream may have smaller pages.
  const next = offset + Invitations.length
  const isLast = Invitations.length === 0 || next >= TotalCount
  const requestId = requestIdOf(reply)
  return {
    invitations: Invitations,
    ...(isLast ? {} : { next }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

export interface InvitationPage {
  readonly invitations: readonly Invitation[]
  readonly next?: number
  readonly requestId?: string
}

/** A number where it is exact. The SDK writes a BigInt digit by digit, and a text in quotes. */
export function uinOf({ value }: CallRecipient): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}

/** Some of Tencent's interfaces write large integers as texts. */
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,20}$/u)
    .transform(Number),
])

const invitation = z.object({
  Id: number,
  Uin: number,
  Status: number,
  /** Like `2026-11-20 18:37:00`, of an unknown time zone. */
  InviteTime: z.string().optional().catch(undefined),
  ExpireTime: z.string().optional().catch(undefined),
})

/** A page of ListOrganizationInvitations, as far as we read it. */
const invitationPage = z
  .object({
    TotalCount: number.default(Number.POSITIVE_INFINITY),
    Invitations: z.array(invitation).nullish(),
  })
  // A list that is not there is an empty one only if the count says so too.
  .refine(({ TotalCount, Invitations }) => Boolean(Invitations) || TotalCount === 0)
  .transform(({ TotalCount, Invitations }) => ({ TotalCount, Invitations: Invitations ?? [] }))
