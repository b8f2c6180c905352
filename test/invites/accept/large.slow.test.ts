import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FollowBatch } from '../../support/documents/actions.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { startTestGateway } from '../../support/gateway.ts'

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

test('10,000 recipients over four clouds are one batch, and each has its outcome', async (t) => {
  await using gateway = await startTestGateway({ requestTimeoutMs: 10_000 })
  const { emulators } = gateway
  const before = process.memoryUsage().heapUsed
  let peak = before
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed)
  }, 50)
  const started = performance.now()

  const { sendInvites } = await gateway.execute(SendInvites, {
    input: {
      idempotencyKey: 'large',
      waitSeconds: 60,
      targets: [
        {
          repostPrivate: {
            spaceId: 'SPlarge',
            title: 'Hello',
            body: 'Come in.',
            recipients: many(5_000, (n) => ({ accessorId: `accessor-${n}` })),
          },
        },
        {
          chime: {
            accountId: 'large',
            // Every hundredth is no address.
            recipients: many(2_500, (n) => ({
              email: n % 100 === 0 ? `${n}` : `p${n}@example.com`,
            })),
          },
        },
        {
          wickr: {
            networkId: '31415926',
            recipients: many(2_460, (n) => ({
              username: `w${n}@example.com`,
              securityGroupId: 'SG31415926',
            })),
          },
        },
        {
          tencentOrganization: {
            recipients: many(40, (n) => ({ uin: String(300_000_000_000 + n), name: `Shop ${n}` })),
          },
        },
      ],
    },
  })

  clearInterval(watching)
  assert.ok(sendInvites.__typename === 'SendInvitesPayload', JSON.stringify(sendInvites))
  const kinds = Map.groupBy(sendInvites.results, ({ __typename }) => __typename)
  const { counts } = sendInvites.batch.progress
  assert.equal(sendInvites.results.length, 10_000)
  assert.equal(kinds.get('InviteSent')?.length, 9_975)
  assert.equal(kinds.get('InviteFailed')?.length, 25)
  assert.equal(sendInvites.batch.status, 'FINISHED')
  assert.deepEqual([counts.sent, counts.failed], [9_975, 25])
  assert.equal(sendInvites.results[9_999]?.recipient.value, '300000000039')

  assert.equal(emulators.REPOST_PRIVATE.ledger.length, 5_000)
  assert.equal(emulators.REPOST_PRIVATE.requests.length, 5)
  assert.equal(emulators.CHIME.ledger.length, 2_475)
  assert.equal(emulators.CHIME.requests.length, 50)
  assert.equal(emulators.WICKR.ledger.length, 2_460)
  assert.equal(emulators.WICKR.requests.length, 50)
  assert.equal(emulators.TENCENT_ORGANIZATION.ledger.length, 40)

  const { node } = await gateway.execute(FollowBatch, { id: sendInvites.batch.id })
  assert.ok(node && 'invites' in node)
  assert.equal(node.invites.nodes.length, 1_000)
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)
  t.diagnostic(`took ${Math.round(performance.now() - started)} ms`)
  t.diagnostic(`heap ${megabytes(before)} MB before, ${megabytes(peak)} MB at most`)
})
