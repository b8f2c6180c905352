import type { ExampleRequests } from '../emulated-upstream.ts'

export const exampleRequests: ExampleRequests = {
  welcome: `{ tencentOrganization: { recipients: [{ uin: "100000000001", name: "Ada" }] } }`,
  outcomes: [
    `{
  tencentOrganization: {
    recipients: [
      { uin: "100000000409", name: "Grace" }   # InviteAlreadyPending
      { uin: "100000000404", name: "Nobody" }  # InviteFailed, RECIPIENT_NOT_FOUND
      { uin: "100000000429", name: "Busy" }    # throttled once, then sent
    ]
  }
}`,
  ],
}
