import type { ExampleRequests } from '../emulated-upstream.ts'
import { exampleDestinations } from './example-destinations.ts'

const [{ id: accountId }] = exampleDestinations

export const exampleRequests: ExampleRequests = {
  welcome: `{
  chime: {
    accountId: "${accountId}"
    recipients: [
      { email: "ada@example.com", personKey: "ada" }
      { email: "not an address" }
    ]
  }
}`,
  outcomes: [
    `{
  chime: {
    accountId: "${accountId}"
    recipients: [
      { email: "grace@example.com" }      # InviteSent
      { email: "GRACE@example.com" }      # another person: local parts differ in case
      { email: "grace@EXAMPLE.com" }      # InviteSkipped, DUPLICATE_IN_BATCH
      { email: "accepted@example.com" }   # InviteAlreadyMember
      { email: "vanished@example.com" }   # InviteUnconfirmed: left out, and no look-up finds it
      { email: "@" }                      # InviteFailed, INVALID_RECIPIENT
    ]
  }
}`,
  ],
}
