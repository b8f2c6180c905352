import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FindByLifecycle } from '../support/documents/lifecycles.ts'
import { startTestGateway } from '../support/gateway.ts'
import { lifecycles } from '../support/requests/lifecycles.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime, toRepostPrivate, toTencentOrganization } from '../support/requests/targets.ts'

const filters = [
  [['PENDING'], ['100000001001', at('ada'), at('hidden')]],
  [['ACCEPTED'], ['100000000410', '100000000201', at('joins')]],
  [
    ['EXPIRED', 'REVOKED'],
    ['100000000204', '100000000203'],
  ],
  [['UNTRACKED'], ['ada']],
  [['UNKNOWN'], ['100000000404']],
  [[], []],
] as const

for (const read of [true, false]) {
  test(`a filter finds by the lifecycle as ${read ? 'read before' : 'our request tells it'}`, async () => {
    await using gateway = await startTestGateway()
    await send(gateway, {
      targets: [
        toRepostPrivate(['ada']),
        toChime(['hidden', 'joins', 'ada'].map(at)),
        toTencentOrganization(
          ['0201', '0203', '0204', '0404', '0410', '1001'].map((end) => `10000000${end}`),
        ),
      ],
    })
    if (read) await lifecycles(gateway)

    for (const [lifecycle, found] of filters) {
      const { invites } = await gateway.execute(FindByLifecycle, {
        filter: { lifecycle: [...lifecycle] },
      })

      const values = invites.nodes.map(({ recipient }) => recipient.value)
      const before = [
        '100000001001',
        '100000000204',
        '100000000203',
        '100000000201',
        at('ada'),
        at('joins'),
        at('hidden'),
      ]
      const expected = { PENDING: before, ACCEPTED: ['100000000410'], EXPIRED: [] as string[] }
      const unread =
        lifecycle[0] === undefined ? undefined : expected[lifecycle[0] as keyof typeof expected]
      assert.deepEqual(values, read ? [...found] : (unread ?? [...found]), lifecycle.join())
      assert.equal(invites.totalCount, values.length)
    }
  })
}

function at(name: string): string {
  return `${name}@example.com`
}
