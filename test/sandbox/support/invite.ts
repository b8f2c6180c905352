import type { Emulator } from '#sandbox/emulator.ts'
import { defaultSecurityGroupId } from '#sandbox/wickr/networks.ts'
import { type AwsCall, callAws } from './aws.ts'
import { callTencent, invitation } from './tencent-organization.ts'

export const kinds = ['REPOST_PRIVATE', 'CHIME', 'WICKR', 'TENCENT_ORGANIZATION'] as const

/** The right way to invite two people at each upstream; one at Tencent. */
export const invite: Record<(typeof kinds)[number], (emulator: Emulator) => Promise<Response>> = {
  REPOST_PRIVATE: ({ url }) => callAws(url, sendInvites()),
  CHIME: ({ url }) => callAws(url, inviteUsers(['a@example.com', 'b@example.com'])),
  WICKR: ({ url }) => callAws(url, createUsers(['a@example.com', 'b@example.com'])),
  TENCENT_ORGANIZATION: ({ url }) => callTencent(url, { body: invitation(100000001000) }),
}

export function sendInvites(body: Readonly<Record<string, unknown>> = {}, space = 'SP1'): AwsCall {
  return {
    service: 'repostspace',
    region: 'eu-central-1',
    path: `/spaces/${space}/invite`,
    body: { accessorIds: ['user-1', 'user-2'], title: 'Join', body: 'Please do', ...body },
  }
}

export function inviteUsers(emails: readonly unknown[], account = 'account-1'): AwsCall {
  return {
    service: 'chime',
    path: `/accounts/${account}/users`,
    query: 'operation=add',
    body: { UserEmailList: emails },
  }
}

export function createUsers(
  usernames: readonly unknown[],
  { network = '12345678', token }: { network?: string; token?: string } = {},
): AwsCall {
  const securityGroupIds = [defaultSecurityGroupId(network)]
  return {
    service: 'wickr',
    region: 'eu-west-2',
    path: `/networks/${network}/users`,
    ...(token !== undefined && { headers: { 'x-client-token': token } }),
    body: { users: usernames.map((username) => ({ username, securityGroupIds })) },
  }
}

export function reinviteUsers(userIds: readonly unknown[], token?: string): AwsCall {
  return {
    service: 'wickr',
    method: 'PATCH',
    path: '/networks/12345678/users/re-invite',
    ...(token !== undefined && { headers: { 'x-client-token': token } }),
    body: { userIds },
  }
}

export function read(service: 'chime' | 'wickr', path: string, query = ''): AwsCall {
  return { service, method: 'GET', path, query }
}
