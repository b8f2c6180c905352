import type { Tencent } from './client.ts'
import { invitationPage } from './wire.ts'

export interface Invitation {
  readonly Id: number
  readonly Uin: number
  readonly Status: number
}

/** `OrgInvitation.Status`. */
export const status = { pending: 0, accepted: 1 } as const

const pageSize = 50

/** The first sent invitation that `matches`; the list is walked to its end. */
export async function findInvitation(
  tencent: Tencent,
  matches: (invitation: Invitation) => boolean,
  signal: AbortSignal,
): Promise<Invitation | undefined> {
  let offset = 0
  while (true) {
    const parameters = { Invited: 0, Offset: offset, Limit: pageSize }
    const reply = await tencent.request('ListOrganizationInvitations', parameters, signal)
    const { Invitations, TotalCount } = invitationPage.parse(reply)
    const found = Invitations.find(matches)
    if (found) return found
    // By what came, not by what was asked for: the upstream may have a smaller page.
    offset += Invitations.length
    if (Invitations.length === 0 || offset >= TotalCount) return undefined
  }
}
