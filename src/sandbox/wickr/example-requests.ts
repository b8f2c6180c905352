import type { ExampleRequests } from '../emulated-upstream.ts'
import { exampleDestinations } from './example-destinations.ts'
import { defaultSecurityGroupId } from './networks.ts'

const [{ id: networkId }] = exampleDestinations
const securityGroupId = defaultSecurityGroupId(networkId)

export const exampleRequests: ExampleRequests = {
  welcome: `{
  wickr: {
    networkId: "${networkId}"
    recipients: [
      {
        username: "ada@example.com"
        firstName: "Ada"
        securityGroupId: "${securityGroupId}"
        personKey: "ada"
      }
    ]
  }
}`,
  outcomes: [
    `{
  wickr: {
    networkId: "${networkId}"
    recipients: [{ username: "exists@example.com", securityGroupId: "${securityGroupId}" }] # NAME_TAKEN
  }
}`,
  ],
  tabs: [
    `# Reinvites Wickr users by their ids, whether or not this gateway invited them.
# For invites of this gateway: who: { inviteIds: ["…"] }, or all that are still open:
# who: { filter: { batchId: "…", lifecycle: [PENDING, EXPIRED] } }
mutation Reinvite {
  reinviteUsers(
    input: {
      idempotencyKey: "reinvite-1"
      who: { wickr: { networkId: "${networkId}", userIds: ["1000000001", "1000000002", "1000000404"] } }
    }
  ) {
    __typename
    ... on ReinviteUsersPayload {
      batch { id events { nodes { kind message call { operation requestId } } } }
      results { ...Outcome }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}`,
  ],
}
