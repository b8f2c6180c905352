import { followBatch, sendInvites, wordsFor } from 'invite-gateway-client'
import { inviteHandlers, outcomes } from 'invite-gateway-client/msw'
import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'

const recipients = [{ email: 'ada@example.com' }, { email: 'wrong' }]
const targets = [{ chime: { accountId: 'vitest-team', recipients } }]

test('a batch is sent and followed', async () => {
  const connection = { url: process.env.GATEWAY ?? '' }
  const sent = await sendInvites(connection, { targets })
  if (sent.__typename !== 'SendInvitesPayload') throw new Error(sent.message)
  const { invites } = await followBatch(connection, sent.batch.id)
  expect(invites.map(({ outcome }) => wordsFor(outcome))).toEqual([
    'Invited, and the e-mail is on its way.',
    'Not sent: the recipient is not valid (email).',
  ])
})

test('the handlers answer without a gateway', async () => {
  const server = setupServer(...inviteHandlers({ outcomes: outcomes.InviteFailed }))
  server.listen()
  const sent = await sendInvites({ url: 'http://gateway.example/graphql' }, { targets })
  server.close()
  expect(sent.__typename).toBe('SendInvitesPayload')
})
