import type { Effects } from '../http/upstream.ts'
import type { TencentError } from './answers.ts'
import { createOrganization, type Invitation } from './members.ts'
import type { Parameters } from './parameters.ts'

type Result =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly error: TencentError }

/** The parameters have passed the checks of the table. */
export type Action = (parameters: never, accept: Effects['accept']) => Result

export function createActions(): Readonly<Record<string, Action>> {
  const organization = createOrganization()
  return {
    SendOrganizationInvitation({ InviteUin, Name, Remark }: SendParameters, accept) {
      const error = organization.invite(InviteUin, Name, Remark)
      if (error) return { kind: 'error', error }
      accept(`${InviteUin}`)
      return fields({})
    },
    CancelOrganizationInvitation({ Id }: { readonly Id: bigint }) {
      const error = organization.cancel(Id)
      return error ? { kind: 'error', error } : fields({})
    },
    ListOrganizationInvitations({ Invited, Offset = 0n, Limit = 20n }: ListParameters) {
      const all = Invited === 0n ? organization.sent() : []
      const page = all.slice(Number(Offset), Number(Offset + Limit))
      return fields({ Invitations: page.map(toWire), TotalCount: all.length })
    },
    GetOrganization: () =>
      fields({
        OrgId: 10001,
        ...host,
        Nickname: 'Sandbox',
        Mail: hostMail,
        OrgType: 1,
        IsEmpty: 0,
      }),
  }
}

interface SendParameters extends Parameters {
  readonly InviteUin: bigint
  readonly Name: string
  readonly Remark: string
}

interface ListParameters extends Parameters {
  readonly Invited: bigint
  readonly Offset?: bigint
  readonly Limit?: bigint
}

const host = { HostUin: 100000000001 }
const hostMail = 'host@example.com'
const fifteenDays = 15 * 24 * 3_600_000

function toWire({ id, uin, name, remark, status, invitedAt }: Invitation) {
  return {
    Id: id,
    Uin: uin,
    ...host,
    HostName: 'Sandbox',
    HostMail: hostMail,
    Status: status,
    Name: name,
    Remark: remark,
    OrgType: 1,
    InviteTime: timeOf(invitedAt),
    ExpireTime: timeOf(invitedAt + fifteenDays),
  }
}

/** Without a time zone, as upstream. */
function timeOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

function fields(value: Readonly<Record<string, unknown>>): Result {
  return { kind: 'fields', fields: value }
}
