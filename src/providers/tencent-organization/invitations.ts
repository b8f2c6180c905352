import type { z } from 'zod'
import type { Tencent } from './client.ts'
import { invitationPage } from './wire.ts'

export type Invitation = z.infer<typeof invitationPage>['Invitations'][number]

/** `OrgInvitation.Status`. */
export const status = { expired: -1, pending: 0, accepted: 1, invalid: 2, cancelled: 3 } as const

const pageSize = 50

/** One page of the invitations that were sent, and where the next begins; the last has no next. */
export async function readInvitations(
  tencent: Tencent,
  offset: number,
  signal: AbortSignal,
): Promise<{ readonly invitations: readonly Invitation[]; readonly next?: number }> {
  const parameters = { Invited: 0, Offset: offset, Limit: pageSize }
  const reply = await tencent.request('ListOrganizationInvitations', parameters, signal)
  const { Invitations, TotalCount } = invitationPage.parse(reply)
  // By what came, not by what was asked for: the upstream may have a smaller page.
  const next = offset + Invitations.length
  const isLast = Invitations.length === 0 || next >= TotalCount
  return { invitations: Invitations, ...(isLast ? {} : { next }) }
}

/** The first sent invitation that `matches`; the list is walked to its end. */
export async function findInvitation(
  tencent: Tencent,
  matches: (invitation: Invitation) => boolean,
  signal: AbortSignal,
): Promise<Invitation | undefined> {
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const { invitations, next } = await readInvitations(tencent, offset, signal)
    const found = invitations.find(matches)
    if (found) return found
    offset = next
  }
  return undefined
}
