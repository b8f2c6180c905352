import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { addresses } from '../support/requests/targets.ts'
import { createRandom } from '../truth/day/random.ts'
import { type Front, startFront } from './support/front.ts'
import { createFiles, csvOf, runSender, startSender } from './support/sender.ts'

const files = await createFiles()
const gateway = await startTestGateway()
const front = await startFront(gateway)
// Calls take a while, so that kills meet them on their way.
gateway.emulators.CHIME.latency(20)
after(async () => {
  await front[Symbol.asyncDispose]()
  await gateway[Symbol.asyncDispose]()
  await files[Symbol.asyncDispose]()
})

const count = 5_000
const people = await files.write('people.csv', csvOf(addresses('person', count)))
const pieceSize = 500

/** When the sender dies, seen from its request with a number. */
const moments = {
  'before its request reaches the gateway': (kill, at) =>
    front.decide(async (number) => {
      if (number !== at) return { kind: 'pass' }
      await kill()
      return { kind: 'closed', processed: false }
    }),
  'before it hears the answer': (kill, at) =>
    front.decide(async (number) => {
      if (number === at) await kill()
      return number === at ? { kind: 'closed', processed: true } : { kind: 'pass' }
    }),
  'when it has the answer': (kill, at) => {
    front.decide(() => ({ kind: 'pass' }))
    front.onAnswered((number) => void (number === at && kill()))
  },
} satisfies Record<string, (kill: () => Promise<unknown>, at: number) => void>

for (const [moment, plan] of Object.entries(moments)) {
  test(`killed again and again ${moment}, the sender sends every line once`, async () => {
    const account = `killed-${moment.replaceAll(' ', '-')}`
    for (const at of [2, 4, 6, 8]) {
      const { child, ended } = startSender(commandTo(account))
      const kill = () => {
        child.kill('SIGKILL')
        return ended
      }
      plan(kill, at)
      assert.equal((await ended).signal, 'SIGKILL', `it ended before request ${at}`)
    }
    assert.ok(sentTo(gateway, account).length < count, 'it was killed too late')

    await everyLineOnce(front, account)
  })
}

const seed = Number(process.env.SEND_FILE_SEED ?? 1)
test(`killed at any moment, the sender sends every line once (seed ${seed})`, async () => {
  const random = createRandom(seed)
  const account = 'killed-whenever'
  front.decide(() => ({ kind: 'pass' }))
  for (let kills = 0; kills < 5; kills += 1) {
    const { child, ended } = startSender(commandTo(account))
    await sleep(300 + random.int(0, 700))
    child.kill('SIGKILL')
    await ended
  }

  await everyLineOnce(front, account)
})

function commandTo(account: string): string[] {
  return [people, '--to', `chime:${account}`, '--piece-size', `${pieceSize}`, '--url', front.url]
}

async function everyLineOnce({ decide, onAnswered }: Front, account: string): Promise<void> {
  decide(() => ({ kind: 'pass' }))
  onAnswered(() => undefined)
  const { code, out, err } = await runSender(commandTo(account))

  assert.equal(code, 0, err)
  assert.match(out, new RegExp(`^${count} of ${count} recipients, batches: ${count / pieceSize}`))
  assert.match(out, new RegExp(`^ {2}sent +${count}$`, 'm'))
  const sent = sentTo(gateway, account)
  assert.equal(sent.length, count)
  assert.deepEqual(new Set(sent), new Set(addresses('person', count)))
  const batches = await gateway.database.query('select 1 from targets where destination_id = $1', [
    account,
  ])
  assert.equal(batches.length, count / pieceSize)
}

function sentTo({ emulators }: TestGateway, account: string): string[] {
  return emulators.CHIME.ledger
    .filter(({ destinationId }) => destinationId === account)
    .map(({ recipient }) => recipient)
}
