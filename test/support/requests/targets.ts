import { defaultSecurityGroupId } from '#sandbox/wickr/networks.ts'
import type {
  ChimeTargetInput,
  InviteTargetInput,
  RepostPrivateTargetInput,
  TencentOrganizationRecipientInput,
  WickrRecipientInput,
} from '../../gql/graphql.ts'

export const space = 'SPengineering'
export const account = 'berlin'
export const network = '31415926'
export const securityGroupId = defaultSecurityGroupId(network)

/** Targets where everything goes well, for those parts of a request that a test is not about. */
export function toRepostPrivate(
  accessorIds: readonly string[],
  more: Partial<RepostPrivateTargetInput> = {},
): InviteTargetInput {
  const recipients = accessorIds.map((accessorId) => ({ accessorId }))
  return {
    repostPrivate: { spaceId: space, title: 'Welcome', body: 'Come in.', recipients, ...more },
  }
}

export function toChime(
  emails: readonly string[],
  more: Partial<ChimeTargetInput> = {},
): InviteTargetInput {
  const recipients = emails.map((email) => ({ email }))
  return { chime: { accountId: account, recipients, ...more } }
}

export function toWickr(usernames: readonly string[], networkId = network): InviteTargetInput {
  const recipients = usernames.map((username) => wickrUser(username, networkId))
  return { wickr: { networkId, recipients } }
}

export function wickrUser(username: string, networkId = network): WickrRecipientInput {
  return { username, securityGroupId: defaultSecurityGroupId(networkId) }
}

export function toTencentOrganization(uins: readonly string[]): InviteTargetInput {
  return { tencentOrganization: { recipients: uins.map(member) } }
}

export function member(uin: string): TencentOrganizationRecipientInput {
  return { uin, name: `Member ${uin}` }
}

/** `ada1@example.com` to `ada…@example.com`. */
export function addresses(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index + 1}@example.com`)
}
