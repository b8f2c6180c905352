import { redactor } from '../../redact/redactor.ts'
import type {
  Lifecycle,
  LifecycleEntry,
  LifecyclePage,
  LifecycleReads,
} from '../contract/lifecycle.ts'
import type { TencentOrganizationClient } from './client.ts'
import { type Invitation, readInvitations, status } from './invitations/pages.ts'
import { classifyError } from './replies.ts'

const operation = 'ListOrganizationInvitations'

/** Reads the invitations that the organization has sent. There is no search by account. */
export function tencentOrganizationLifecycles(client: TencentOrganizationClient): LifecycleReads {
  return {
    list: (_organization, cursor, signal) => read(client, Number(cursor ?? 0), signal),
  }
}

/** What `OrgInvitation.Status` means; undefined: nothing that is documented. Pure. */
export function lifecycleOf({ Status }: Pick<Invitation, 'Status'>): Lifecycle | undefined {
  return byStatus.get(Status)
}

const byStatus: ReadonlyMap<number, Lifecycle> = new Map([
  [status.expired, 'EXPIRED'],
  [status.pending, 'PENDING'],
  [status.accepted, 'ACCEPTED'],
  [status.invalid, 'INVALID'],
  [status.cancelled, 'REVOKED'],
])

async function read(
  client: TencentOrganizationClient,
  offset: number,
  signal: AbortSignal | undefined,
): Promise<LifecyclePage> {
  try {
    const { invitations, next } = await readInvitations(client, offset, client.deadline(signal))
    const entries = invitations.flatMap((invitation) => entryOf(invitation) ?? [])
    return { kind: 'read', entries, ...(next === undefined ? {} : { next: String(next) }) }
  } catch (error) {
    return classifyError(error, operation, redactor([]))
  }
}

/** One of an account's invitations; the newest counts. Pure. */
export function entryOf(invitation: Invitation): LifecycleEntry | undefined {
  const { Id, Uin, InviteTime, ExpireTime } = invitation
  const lifecycle = lifecycleOf(invitation)
  // The SDK rounds large integers: it might be another account.
  if (!Number.isSafeInteger(Uin)) return undefined
  const invited = millisecondsOf(InviteTime)
  const lifetimeMs = millisecondsOf(ExpireTime) - invited
  return {
    keys: [String(Uin)],
    // A rounded id would revoke somebody else's invitation.
    ...(lifecycle === 'PENDING' && Number.isSafeInteger(Id) ? { handle: String(Id) } : {}),
    ...(lifecycle ? { lifecycle } : {}),
    // Two of the same second tell by their ids which came later.
    order: [Number.isNaN(invited) ? 0 : invited, Id],
    ...(lifetimeMs > 0 ? { lifetimeMs } : {}),
  }
}

/** As if it were UTC: only differences and the order mean something. */
function millisecondsOf(time: string | undefined): number {
  const [, date, clock] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/u.exec(time ?? '') ?? []
  return Date.parse(`${date}T${clock}Z`)
}
