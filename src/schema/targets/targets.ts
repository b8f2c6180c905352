import type { RequestTarget } from '#invites/check/request.ts'
import type { Details } from '#providers/contract/recipient.ts'
import type { InviteTargetInput } from './target-inputs.ts'

type Input = typeof InviteTargetInput.$inferInput

/** Our words for what the client asked for; nothing is judged here. */
export function targetOf(input: Input, index: number): RequestTarget {
  const found = repostPrivate(input) ?? wickr(input) ?? tencentOrganization(input) ?? chime(input)
  // graphql-js has refused everything else: the input is @oneOf.
  if (found === undefined) throw new Error('a target without a destination passed validation')
  const { field, ...target } = found
  return { ...target, operation: 'invite', path: `targets.${index}.${field}` }
}

type Found = Omit<RequestTarget, 'operation' | 'path'> & { readonly field: keyof Input }

function repostPrivate({ repostPrivate: input }: Input): Found | undefined {
  return (
    input && {
      field: 'repostPrivate',
      provider: 'REPOST_PRIVATE',
      destinationId: input.spaceId,
      message: { title: input.title, body: input.body },
      recipients: input.recipients.map(({ accessorId, personKey }) => ({
        kind: 'ACCESSOR_ID',
        value: accessorId,
        details: {},
        ...given({ personKey }),
      })),
    }
  )
}

function wickr({ wickr: input }: Input): Found | undefined {
  return (
    input && {
      field: 'wickr',
      provider: 'WICKR',
      destinationId: input.networkId,
      message: {},
      recipients: input.recipients.map((recipient) => {
        const { username, firstName, lastName, securityGroupId, personKey } = recipient
        const displayName = [firstName, lastName].filter(Boolean).join(' ') || undefined
        return {
          kind: 'USERNAME',
          value: username,
          details: { securityGroupId, ...given({ firstName, lastName }) },
          ...given({ displayName, personKey }),
        }
      }),
    }
  )
}

function tencentOrganization({ tencentOrganization: input }: Input): Found | undefined {
  return (
    input && {
      field: 'tencentOrganization',
      provider: 'TENCENT_ORGANIZATION',
      // One set of credentials is one organization.
      destinationId: 'organization',
      message: {},
      recipients: input.recipients.map(({ uin, name, remark, personKey }) => ({
        kind: 'ACCOUNT_UIN',
        value: uin,
        displayName: name,
        details: { name, remark },
        ...given({ personKey }),
      })),
    }
  )
}

function chime({ chime: input }: Input): Found | undefined {
  return (
    input && {
      field: 'chime',
      provider: 'CHIME',
      destinationId: input.accountId,
      message: { userType: chimeUserTypes[input.userType] },
      recipients: input.recipients.map(({ email, personKey }) => ({
        kind: 'EMAIL',
        value: email,
        details: {},
        ...given({ personKey }),
      })),
    }
  )
}

const chimeUserTypes = { PRIVATE_USER: 'PrivateUser', SHARED_DEVICE: 'SharedDevice' } as const

/** Without what was not given. */
function given<Key extends string>(
  members: Readonly<Record<Key, string | null | undefined>>,
): Details & { [key in Key]?: string } {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value != null),
  ) as Details & { [key in Key]?: string }
}
