import type { TencentError } from './answers.ts'

export interface Invitation {
  readonly id: bigint
  readonly uin: bigint
  readonly name: string
  readonly remark: string
  readonly status: (typeof invitationStatus)[keyof typeof invitationStatus]
  readonly invitedAt: number
}

const invitationStatus = {
  expired: -1,
  pending: 0,
  accepted: 1,
  invalid: 2,
  cancelled: 3,
} as const

/** The members and invitations of one organization, including the UINs of `named-ids.ts`. */
export function createOrganization() {
  const members = new Map([[100000000410n, 'Taken']])
  const invitations: Invitation[] = []
  const { pending, accepted, expired, invalid, cancelled } = invitationStatus
  /** The immediate result of inviting some of the UINs of `named-ids.ts`. */
  const fates = new Map<bigint, Invitation['status']>([
    [100000000201n, accepted],
    [100000000202n, invalid],
    [100000000203n, cancelled],
    [100000000204n, expired],
  ])

  function add(uin: bigint, name: string, remark: string, status: Invitation['status']) {
    const id = BigInt(invitations.length + 1)
    invitations.push({ id, uin, name, remark, status, invitedAt: Date.now() })
    if (status === accepted) members.set(uin, name)
  }

  add(100000000409n, 'Waiting', '', pending)
  add(100000000208n, 'Late', '', expired)

  return {
    invite(uin: bigint, name: string, remark: string): TencentError | undefined {
      if (members.has(uin)) return { code: 'FailedOperation.UserInOrganization' }
      const open = invitations.filter(({ status }) => status === pending)
      if (open.some((invitation) => invitation.uin === uin)) {
        return { code: 'FailedOperation.ReSentInvitation' }
      }
      const names = [...members.values(), ...open.map((invitation) => invitation.name)]
      if (names.includes(name)) return { code: 'FailedOperation.MemberNameUsed' }
      add(uin, name, remark, fates.get(uin) ?? pending)
      return undefined
    },

    cancel(id: bigint): TencentError | undefined {
      const index = invitations.findIndex((one) => one.id === id && one.status === pending)
      const invitation = invitations[index]
      if (!invitation) return { code: 'ResourceNotFound.InvitationNotExist' }
      invitations[index] = { ...invitation, status: cancelled }
      return undefined
    },

    /** Newest first. */
    sent: (): readonly Invitation[] => invitations.toReversed(),
  }
}
