import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'

const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const

test('500 times the same recipient, by four keys of two tenants: one e-mail', async () => {
  await using gateway = await startTestGateway({
    limits: { coolDownSeconds: 300 },
    callers: {
      ...{ ada: { tenant: 'acme' }, bob: { tenant: 'acme' } },
      ...{ eve: { tenant: 'other' }, mallory: { tenant: 'other' } },
    },
  })
  const callers = ['ada', 'bob', 'eve', 'mallory'].map(gateway.as)
  const target = toChime(['victim@example.com', 'victim@EXAMPLE.com'])
  const requests = Array.from({ length: 250 }, async (_, index) => {
    const caller = callers[index % callers.length] ?? gateway
    return send(caller, { targets: [target], ...(index % 2 ? {} : anyway) })
  })

  const answers = await Promise.all(requests)

  const kinds = kindsOf(answers.flatMap(({ results }) => results))
  assert.equal(kinds.length, 500)
  assert.equal(kinds.filter((kind) => kind === 'InviteSkipped').length, 499)
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['victim@example.com'])
})
