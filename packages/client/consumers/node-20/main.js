import { followBatch, sendInvites, wordsFor } from 'invite-gateway-client'

const connection = { url: process.env.GATEWAY }
const targets = [
  {
    chime: {
      accountId: 'node-20-team',
      recipients: [{ email: 'ada@example.com' }, { email: 'wrong' }],
    },
  },
]
const sent = await sendInvites(connection, { targets })
const { state, invites } = await followBatch(connection, sent.batch.id)
console.log(state)
for (const { recipient, outcome } of invites)
  console.log(`${recipient.value}: ${wordsFor(outcome)}`)
if (state !== 'finished') process.exitCode = 1
