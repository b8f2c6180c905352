import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentBy } from '../support/requests/send-invites.ts'
import { addresses } from '../support/requests/targets.ts'
import { type Fate, startFront } from './support/front.ts'
import { csvOf, runSender } from './support/sender.ts'
import { startSending } from './support/sending.ts'

const { files, gateway, front } = await startSending()
const { CHIME: chime } = gateway.emulators

const emails = addresses('person', 40)
const people = await files.write('people.csv', csvOf(emails))
const send = (...more: string[]) =>
  runSender([people, '--to=chime:team', '--piece-size=10', '--url', front.url, ...more])

const fault = { data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }
const passing: Readonly<Record<string, Fate>> = {
  'a 503': { kind: 'answer', status: 503 },
  'a 503 with a time to come back': {
    kind: 'answer',
    status: 503,
    headers: { 'retry-after': '1' },
  },
  'a 503 for what was accepted': { kind: 'answer', status: 503, processed: true },
  'a 429': { kind: 'answer', status: 429 },
  'a page of a proxy, for what was accepted': {
    kind: 'answer',
    status: 504,
    body: '<html>',
    processed: true,
  },
  'a fault of the gateway': { kind: 'answer', status: 200, body: JSON.stringify(fault) },
  'a lost connection': { kind: 'closed', processed: false },
  'a lost connection after it was accepted': { kind: 'closed', processed: true },
  'an answer that breaks off': { kind: 'cut' },
}

for (const [what, fate] of Object.entries(passing)) {
  test(`${what} is only tried again, and every line is sent once`, async () => {
    // The first asks for limits, and is answered at its second attempt; one piece needs three.
    const unlucky = [1, 3, 4, 7]
    await forget()
    front.decide((number) => (unlucky.includes(number) ? fate : { kind: 'pass' }))

    const { code, out, err } = await send()

    assert.equal(code, 0, err)
    assert.match(out, /^40 of 40 recipients, batches: 4/)
    assert.match(out, /^ {2}sent +40$/m)
    assert.deepEqual(sentBy(chime).toSorted(), emails.toSorted())
    assert.ok(front.requests.length >= 5 + unlucky.length)
  })
}

interface End {
  readonly fate: Fate
  readonly args?: readonly string[]
  readonly says: RegExp
}

const final: Readonly<Record<string, End>> = {
  'a gateway that stays away': {
    fate: { kind: 'answer', status: 503 },
    args: ['--patience=1'],
    says: /does not answer \(HTTP 503\)\. Run the same command again later/,
  },
  'a connection that is always lost': {
    fate: { kind: 'closed', processed: false },
    args: ['--patience=1'],
    says: /does not answer \(no answer: \w+\)\. Run the same command again later/,
  },
  'a time to come back beyond all patience': {
    fate: { kind: 'answer', status: 503, headers: { 'retry-after': '3600' } },
    says: /does not answer \(HTTP 503\)/,
  },
  'a proxy with a smaller limit': {
    fate: { kind: 'answer', status: 413 },
    says: /too large.*--piece-size \(HTTP 413\)/,
  },
  'no token': { fate: { kind: 'answer', status: 401 }, says: /INVITE_GATEWAY_TOKEN \(HTTP 401\)/ },
  'another address': {
    fate: { kind: 'answer', status: 308, headers: { location: 'http://127.0.0.1:1/' } },
    says: /another address.*\(HTTP 308\)/,
  },
  'something else at this address': {
    fate: { kind: 'answer', status: 200, body: '<html>' },
    says: /there is no GraphQL/,
  },
  'another version': {
    fate: { kind: 'answer', status: 200, body: '{"data":{"sendInvites":{"code":1}}}' },
    says: /an answer that this command does not understand/,
  },
}

for (const [what, { fate, args = [], says }] of Object.entries(final)) {
  test(`${what} ends the sending with one sentence, and the next run goes on`, async () => {
    await forget()
    front.decide((number) => (number > 3 ? fate : { kind: 'pass' }))

    const { code, out, err } = await send(...args)

    assert.equal(code, 1)
    assert.match(err.trim().split('\n').at(-1) ?? '', says)
    assert.match(out, /^\d0 of 40 recipients/)

    front.decide(() => ({ kind: 'pass' }))
    assert.equal((await send()).code, 0)
    assert.deepEqual(sentBy(chime).toSorted(), emails.toSorted())
  })
}

test('nobody at the address ends with one sentence', async () => {
  const { url, ...gone } = await startFront(gateway)
  await gone[Symbol.asyncDispose]()

  const { code, out, err } = await send(`--url=${url}`, '--patience=1')

  assert.equal(code, 1)
  assert.match(err, /\/graphql does not answer \(no answer: ECONNREFUSED\)/)
  assert.equal(out, '')
})

test('a caller who is shown no batch learns the outcomes from the request itself', async () => {
  await forget()
  const one = await files.write('one.csv', csvOf(addresses('one', 1)))
  chime.next({ kind: 'throttle', retryAfterSeconds: 6 })
  // After the limits, every second request asks for the batch.
  const hidden: Fate = { kind: 'answer', status: 200, body: '{"data":{"node":null}}' }
  front.decide((number) => (number > 1 && number % 2 === 1 ? hidden : { kind: 'pass' }))

  const { code, out, err } = await runSender([one, '--to=chime:team', `--url=${front.url}`])

  assert.equal(code, 0, err)
  assert.match(out, /^ {2}sent +1$/m)
  assert.ok(front.requests.length < 12, `${front.requests.length} requests in some seconds`)
})

/** As if nothing had been sent before. */
async function forget(): Promise<void> {
  chime.reset()
  await gateway.database.query(
    `update idempotency_keys set expires_at = gateway_now() - interval '1 s'`,
  )
  await gateway.database.query(`update sends set asked_at = asked_at - interval '2 days',
       settled_at = settled_at - interval '2 days'`)
}
