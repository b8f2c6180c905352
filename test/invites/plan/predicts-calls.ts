import assert from 'node:assert/strict'
import { PlanInvites } from '../../support/documents/plan.ts'
import type { TestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

// An upstream that is added later need not take part.
const clouds = ['REPOST_PRIVATE', 'CHIME', 'WICKR', 'TENCENT_ORGANIZATION'] as const
type Sizes = Readonly<
  Record<(typeof clouds)[number], { readonly recipients: number; readonly calls: number }>
>

/** Plans a batch of these sizes, sends it, and compares both with the calls that are expected. */
export async function predictsCalls(gateway: TestGateway, sizes: Sizes): Promise<void> {
  const { REPOST_PRIVATE: repost, CHIME: chime, WICKR: wickr, TENCENT_ORGANIZATION: uins } = sizes
  const targets = [
    toRepostPrivate(Array.from({ length: repost.recipients }, (_, index) => `planned-${index}`)),
    toChime(addresses('planned', chime.recipients)),
    toWickr(addresses('planned', wickr.recipients)),
    toTencentOrganization(
      Array.from({ length: uins.recipients }, (_, index) => String(200_000_000_000 + index)),
    ),
  ]
  const before = await rows(gateway)

  const { planInvites: plan } = await gateway.execute(PlanInvites, { input: { targets } })
  assert.ok(plan.__typename === 'InvitePlan', JSON.stringify(plan))
  const asked = requestsOf(gateway)
  const after = await rows(gateway)
  await send(gateway, { targets, waitSeconds: 60, planFingerprint: plan.fingerprint })

  const total = Object.values(sizes).reduce((sum, { recipients }) => sum + recipients, 0)
  assert.deepEqual(asked.flat(), ['GetUsersCount'])
  assert.deepEqual(after, before)
  assert.deepEqual([plan.totalRecipients, plan.willSend, plan.exceptions], [total, total, []])
  assert.deepEqual(
    plan.calls.map(({ operation, destination, calls, recipients }) => [
      operation,
      destination.externalId,
      calls,
      recipients,
    ]),
    [
      ['SendInvites', 'SPengineering', repost.calls, repost.recipients],
      ['InviteUsers', 'berlin', chime.calls, chime.recipients],
      ['BatchCreateUser', '31415926', wickr.calls, wickr.recipients],
      ['SendOrganizationInvitation', 'organization', uins.calls, uins.recipients],
    ],
  )
  assert.deepEqual(
    requestsOf(gateway).map((operations) => operations.filter(isCall).length),
    clouds.map((kind) => sizes[kind].calls),
  )
}

const requestsOf = ({ emulators }: TestGateway) =>
  clouds.map((kind) => emulators[kind].requests.map(({ operation }) => operation))
const isCall = (operation: string) => operation !== 'GetUsersCount'

async function rows({ database }: TestGateway): Promise<unknown> {
  const counts = ['batches', 'sends', 'calls', 'events', 'lanes', 'idempotency_keys'].map((table) =>
    database.query(`select count(*) as n from ${table}`),
  )
  return Promise.all(counts)
}
