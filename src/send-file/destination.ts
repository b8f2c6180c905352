/** What a file's recipients are invited to. */
export interface Destination {
  readonly columns: Columns
  /** The member of `targets` in the input of `sendInvites`. */
  target(recipients: readonly Recipient[]): Readonly<Record<string, unknown>>
}

/** The columns of a file, named like the fields of the provider's recipient input. */
export interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

export type Recipient = Readonly<Record<string, string>>

export const providers = ['repost', 'chime', 'wickr', 'tencent'] as const
export type ProviderName = (typeof providers)[number]

export const columns: Readonly<Record<ProviderName, Columns>> = {
  repost: { required: ['accessorId'], optional: ['personKey'] },
  chime: { required: ['email'], optional: ['personKey'] },
  wickr: {
    required: ['username', 'securityGroupId'],
    optional: ['firstName', 'lastName', 'personKey'],
  },
  tencent: { required: ['uin', 'name'], optional: ['remark', 'personKey'] },
}

export const userTypes = ['PRIVATE_USER', 'SHARED_DEVICE'] as const

export interface Message {
  readonly title: string
  readonly body: string
}

export type To =
  | { readonly provider: 'repost'; readonly id: string; readonly message: Message }
  | {
      readonly provider: 'chime'
      readonly id: string
      readonly userType: (typeof userTypes)[number]
    }
  | { readonly provider: 'wickr'; readonly id: string }
  | { readonly provider: 'tencent' }

export function destinationOf(to: To): Destination {
  return {
    columns: columns[to.provider],
    target: (recipients) => {
      switch (to.provider) {
        case 'repost':
          return { repostPrivate: { spaceId: to.id, ...to.message, recipients } }
        case 'chime':
          return { chime: { accountId: to.id, userType: to.userType, recipients } }
        case 'wickr':
          return { wickr: { networkId: to.id, recipients } }
        case 'tencent':
          return { tencentOrganization: { recipients } }
      }
    },
  }
}
