import type { ExampleRequests } from '../emulated-upstream.ts'
import { exampleDestinations } from './example-destinations.ts'

export const exampleRequests: ExampleRequests = {
  welcome: `{
  repostPrivate: {
    spaceId: "${exampleDestinations[0].id}"
    title: "Welcome to our re:Post"
    body: "Ask and answer here."
    recipients: [{ accessorId: "90676c2d-ada" }, { accessorId: "" }]
  }
}`,
  outcomes: [
    `{
  repostPrivate: {
    spaceId: "SP-lost" # sent, but the answer is lost: InviteUnconfirmed
    title: "Hello"
    body: "You may get this, or not."
    recipients: [{ accessorId: "90676c2d-grace" }]
  }
}`,
    `{
  repostPrivate: {
    spaceId: "SP-throttled" # waits for Retry-After: 2, then InviteSent
    title: "Hello"
    body: "A little later."
    recipients: [{ accessorId: "90676c2d-grace" }]
  }
}`,
  ],
}
