import { expect, test } from '@jest/globals'
import { followBatch, sendInvites, wordsFor } from 'invite-gateway-client'

test('a batch is sent and followed', async () => {
  const connection = { url: process.env.GATEWAY ?? '' }
  const recipients = [{ email: 'ada@example.com' }, { email: 'wrong' }]
  const targets = [{ chime: { accountId: 'jest-team', recipients } }]
  const sent = await sendInvites(connection, { targets })
  if (sent.__typename !== 'SendInvitesPayload') throw new Error(sent.message)
  const { invites } = await followBatch(connection, sent.batch.id)
  expect(invites.map(({ outcome }) => wordsFor(outcome))).toEqual([
    'Invited, and the e-mail is on its way.',
    'Not sent: the recipient is not valid (email).',
  ])
})
