import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, beforeEach, test } from 'node:test'
import { createWickr } from '#providers/wickr/wickr.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { settingsFor } from '../../contract/aws.ts'
import { createCall, person } from './calls.ts'

const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())
const { WICKR: wickr } = emulators
beforeEach(() => wickr.reset())
const provider = createWickr(settingsFor(wickr))
after(() => provider.close?.())
const reads = provider.destinationReads ?? assert.fail()
const networkId = '31415926'

test('Wickr: the groups of a network are read with a signed request of at most 100', async () => {
  const page = await reads.securityGroups(networkId, undefined)

  assert.deepEqual(page, {
    kind: 'read',
    groups: [
      { id: 'SG31415926', name: 'Default', isDefault: true },
      { id: 'SG31415926-guests', name: 'Guests', isDefault: false },
    ],
  })
  assert.deepEqual(
    wickr.requests.map(({ operation }) => operation),
    ['ListSecurityGroups'],
  )
  assert.match(wickr.requests[0]?.headers.authorization ?? '', /^AWS4-HMAC-SHA256 /)
})

test('Wickr: who is created takes a seat', async () => {
  const before = await reads.freeSeats(networkId)
  await provider.send({ ...createCall, destinationId: networkId, recipients: [person('seated')] })

  const afterwards = await reads.freeSeats(networkId)

  assert.ok(before.kind === 'read' && afterwards.kind === 'read')
  assert.equal(afterwards.left, before.left - 1)
})

test('Wickr: a full network has no seats left', async () => {
  assert.deepEqual(await reads.freeSeats('40000000'), { kind: 'read', left: 0 })
})

for (const [what, read] of [
  ['groups', () => reads.securityGroups(networkId, undefined)],
  ['seats', () => reads.freeSeats(networkId)],
] as const) {
  for (const [fault, kind] of [
    [{ kind: 'throttle', retryAfterSeconds: 3 }, 'throttled'],
    [{ kind: 'error', name: 'ForbiddenError' }, 'refused'],
    [{ kind: 'error', name: 'InternalServerError' }, 'unanswered'],
    [{ kind: 'reset' }, 'unanswered'],
    [{ kind: 'cut' }, 'unanswered'],
    [{ kind: 'rubbish' }, 'unanswered'],
    [{ kind: 'html-error', status: 502 }, 'unanswered'],
  ] as const) {
    test(`Wickr: ${what} that meet ${JSON.stringify(fault)} are ${kind}, and not asked for again`, async () => {
      wickr.next(fault)

      const answer = await read()

      assert.equal(answer.kind, kind)
      assert.equal(wickr.requests.length, 1)
    })
  }
}

for (const [body, left] of [
  [{ remaining: 12 }, 12],
  [{ remaining: -1 }, undefined],
  [{ remaining: 2 ** 40 }, undefined],
  [{}, undefined],
] as const) {
  test(`Wickr: the seats of ${JSON.stringify(body)} are ${left ?? 'not known'}`, async () => {
    await using upstream = await answering(body)
    const other = createWickr({ ...settingsFor(wickr), endpoint: upstream.url })

    const answer = await other.destinationReads?.freeSeats(networkId)
    other.close?.()

    assert.equal(answer?.kind, left === undefined ? 'unanswered' : 'read')
    assert.equal(answer?.kind === 'read' ? answer.left : undefined, left)
  })
}

test('Wickr: groups that nobody could choose are left out, and names are cut', async () => {
  await using upstream = await answering({
    securityGroups: [
      { id: 'good', name: 'n'.repeat(1_000), isDefault: true },
      { id: 'with space', name: 'Bad', isDefault: false },
      { id: '', name: 'Worse', isDefault: false },
      { name: 'Worst' },
      { id: 'nameless' },
    ],
  })
  const other = createWickr({ ...settingsFor(wickr), endpoint: upstream.url })

  const page = await other.destinationReads?.securityGroups(networkId, undefined)
  other.close?.()

  assert.deepEqual(page, {
    kind: 'read',
    groups: [
      { id: 'good', name: 'n'.repeat(200), isDefault: true },
      { id: 'nameless', name: '', isDefault: false },
    ],
  })
})

/** An upstream that always answers this. */
async function answering(body: unknown): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
