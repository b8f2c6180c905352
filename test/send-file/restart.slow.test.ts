import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sentBy } from '../support/requests/send-invites.ts'
import { addresses } from '../support/requests/targets.ts'
import { authorization } from '../truth/processes/credential.ts'
import { startGatewayChild } from '../truth/processes/gateway-child.ts'
import { createFiles, csvOf, startSender } from './support/sender.ts'

const files = await createFiles()
const emulators = await startEmulators()
const { CHIME: chime } = emulators
after(async () => {
  await emulators[Symbol.asyncDispose]()
  await files[Symbol.asyncDispose]()
})

test('a gateway that is killed and restarted meanwhile costs the sender at most what was in the air', {
  timeout: 180_000,
}, async () => {
  const emails = addresses('person', 2_000)
  const people = await files.write('people.csv', csvOf(emails))
  chime.latency(20)
  await using gateway = await startGateway()
  const sender = startSender(
    [people, '--to=chime:team', '--piece-size=100', `--url=${gateway.url}`],
    { INVITE_GATEWAY_TOKEN: authorization.replace('Bearer ', '') },
  )

  for (const reached of [300, 900, 1_500]) {
    while (chime.ledger.length < reached) await sleep(5)
    await gateway.restart()
  }
  const { code, out, err } = await sender.ended

  const counted = (outcome: string) =>
    Number(new RegExp(`^ {2}${outcome} +(\\d+)$`, 'm').exec(out)?.[1] ?? 0)
  const [sent, unconfirmed] = [counted('sent'), counted('unconfirmed')]
  assert.match(out, /^2000 of 2000 recipients, batches: 20/)
  assert.equal(sent + unconfirmed, emails.length, `${out}${err}`)
  // Chime has not begun with a call that is cut off early, and nobody can know that.
  assert.ok(unconfirmed <= 3 * callsInTheAir * 50, out)
  assert.equal(code, unconfirmed === 0 ? 0 : 1)
  const reached = sentBy(chime)
  assert.equal(new Set(reached).size, reached.length, 'a person was invited twice')
  assert.ok(reached.length >= sent)
})

/** Of a lane, when the gateway is killed. */
const callsInTheAir = 4

/** A gateway in a process of its own, with its data on disk. */
async function startGateway() {
  const settings = {
    database: { directory: files.path('data') },
    upstreams: urlsOf(emulators),
    requestTimeoutMs: 5_000,
    leaseMs: 2_000,
  }
  const start = (port: number) =>
    startGatewayChild({ ...settings, port }, files.path('gateway.log'))
  let child = start(0)
  const url = await child.listening
  if (url === undefined) throw new Error('the gateway did not start')
  const end = async () => {
    child.kill()
    await child.gone
  }
  return {
    url: `${url}/graphql`,
    restart: async () => {
      await end()
      child = start(Number(new URL(url).port))
      assert.equal(await child.listening, url)
    },
    [Symbol.asyncDispose]: end,
  }
}
