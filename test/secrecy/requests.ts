import type { SendInvitesInput } from '../gql/graphql.ts'
import { network, securityGroupId } from '../support/requests/targets.ts'
import { inputs } from './plants.ts'

let requests = 0

/** To four clouds, each time to somebody else, with everything that can be planted in a request. */
export function plantedInput(waitSeconds: number): SendInvitesInput {
  requests += 1
  const { email, accessorId, uin, firstName, lastName, memberName, remark, personKey } = inputs
  const { title, body, idempotencyKey } = inputs
  const numbered = `${requests}.${email}`
  const user = { username: numbered, securityGroupId, firstName, lastName, personKey }
  const account = { uin: `${uin}${10 + requests}`, name: `${memberName} ${requests}`, remark }
  const accessor = { accessorId: `${accessorId}-${requests}`, personKey }
  return {
    idempotencyKey: `${idempotencyKey} ${requests}`,
    waitSeconds,
    targets: [
      { repostPrivate: { spaceId: 'SP1', title, body, recipients: [accessor] } },
      { chime: { accountId: 'team', recipients: [{ email: numbered, personKey }] } },
      { wickr: { networkId: network, recipients: [user] } },
      { tencentOrganization: { recipients: [{ ...account, personKey }] } },
    ],
  }
}
