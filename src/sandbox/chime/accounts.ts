import { randomUUID } from 'node:crypto'
import { personaOf } from './named-ids.ts'

export interface ChimeUser {
  readonly UserId: string
  readonly AccountId: string
  readonly PrimaryEmail: string
  readonly DisplayName: string
  readonly UserType: string
  readonly UserRegistrationStatus: 'Unregistered' | 'Registered' | 'Suspended'
  readonly UserInvitationStatus: 'Pending' | 'Accepted' | 'Failed'
  readonly InvitedOn: string
  readonly RegisteredOn?: string
}

export interface Invite {
  readonly InviteId: string
  readonly Status: 'Pending' | 'Accepted' | 'Failed'
  readonly EmailAddress: string
  readonly EmailStatus: 'NotSent' | 'Sent' | 'Failed'
}

/** The users of all accounts, invited or members. */
export function createAccounts() {
  const users = new Map<string, ChimeUser>()
  const keyOf = (accountId: string, email: string) => `${accountId} ${email.toLowerCase()}`

  return {
    /** Inviting a pending address again sends another e-mail and creates another invitation. */
    invite(accountId: string, email: string, userType = 'PrivateUser'): Invite {
      const key = keyOf(accountId, email)
      const known = users.get(key)
      const persona = personaOf(email) ?? ''
      const fate = known?.RegisteredOn ? member : (fates[persona] ?? sent)
      const now = new Date().toISOString()
      const registered = fate === member || persona === 'joins' || persona === 'suspended'
      if (fate.UserInvitationStatus) {
        users.set(key, {
          UserId: known?.UserId ?? randomUUID(),
          AccountId: accountId,
          PrimaryEmail: email,
          DisplayName: email.split('@')[0] ?? email,
          UserType: userType,
          UserRegistrationStatus: registrationOf(persona, registered),
          UserInvitationStatus: registered ? 'Accepted' : fate.UserInvitationStatus,
          InvitedOn: known?.InvitedOn ?? now,
          ...(registered && { RegisteredOn: known?.RegisteredOn ?? now }),
        })
      }
      const { Status, EmailStatus } = fate
      return { InviteId: randomUUID(), Status, EmailAddress: email, EmailStatus }
    },

    /** The users that a Team account lists: not those named `hidden` or `vanished`. */
    visible(accountId: string, email?: string): readonly ChimeUser[] {
      const one = email && users.get(keyOf(accountId, email))
      const found = email ? (one ? [one] : []) : [...users.values()]
      return found.filter(
        (user) =>
          user.AccountId === accountId &&
          !['hidden', 'vanished'].includes(personaOf(user.PrimaryEmail) ?? ''),
      )
    },
  }
}

function registrationOf(persona: string, registered: boolean) {
  if (!registered) return 'Unregistered'
  return persona === 'suspended' ? 'Suspended' : 'Registered'
}

interface Fate {
  readonly Status: Invite['Status']
  readonly EmailStatus: Invite['EmailStatus']
  /** Absent: no user is created. */
  readonly UserInvitationStatus?: ChimeUser['UserInvitationStatus']
}

const sent: Fate = { Status: 'Pending', EmailStatus: 'Sent', UserInvitationStatus: 'Pending' }
const member: Fate = {
  Status: 'Accepted',
  EmailStatus: 'NotSent',
  UserInvitationStatus: 'Accepted',
}
const fates: Readonly<Record<string, Fate>> = {
  'not-sent': { Status: 'Pending', EmailStatus: 'NotSent' },
  returned: { Status: 'Pending', EmailStatus: 'Failed' },
  failed: { Status: 'Failed', EmailStatus: 'Failed' },
  bounced: { Status: 'Pending', EmailStatus: 'Sent', UserInvitationStatus: 'Failed' },
  accepted: member,
}
