import { type BatchSnapshot, followBatch, sendInvites, wordsFor } from 'invite-gateway-client'

const connection = { url: process.env.GATEWAY ?? '' }
const recipients = [{ email: 'ada@example.com' }, { email: 'wrong' }]
const sent = await sendInvites(connection, {
  targets: [{ chime: { accountId: 'tsc-team', recipients } }],
})
if (sent.__typename !== 'SendInvitesPayload') throw new Error(sent.message)
const onChange = ({ state }: BatchSnapshot) => states.add(state)
const states = new Set<string>()
const { invites } = await followBatch(connection, sent.batch.id, { onChange })
console.log([...states].at(-1))
for (const { recipient, outcome } of invites)
  console.log(`${recipient.value}: ${wordsFor(outcome)}`)
