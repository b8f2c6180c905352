import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { violations } from '#sandbox/aws/constraints.ts'
import { findShape } from '#sandbox/aws/model.ts'
import chime from '#sandbox/chime/model.json' with { type: 'json' }
import { startEmulators } from '#sandbox/emulators.ts'
import wickr from '#sandbox/wickr/model.json' with { type: 'json' }
import { holdPort } from '../support/ports/hold-port.ts'
import { callAws } from './support/aws.ts'
import {
  createUsers,
  invite,
  inviteUsers,
  kinds,
  read,
  reinviteUsers,
  sendInvites,
} from './support/invite.ts'
import { askTencent, invitation } from './support/tencent-organization.ts'

test('each emulator has a port of its own on the loopback address', async () => {
  await using emulators = await startEmulators()

  const urls = kinds.map((kind) => emulators[kind].url)

  assert.equal(new Set(urls).size, 4)
  for (const url of urls) assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  assert.deepEqual(
    kinds.map((kind) => emulators[kind].kind),
    kinds,
  )
})

test('ports and credentials can be chosen', async () => {
  using held = await holdPort()
  const { port } = held
  const credentials = { secretAccessKey: 'other', secretKey: 'another' }
  await using emulators = await startEmulators({ ports: { CHIME: port }, credentials })

  const call = inviteUsers(['a@example.com'])
  const usual = await callAws(emulators.CHIME.url, call)
  const chosen = await callAws(emulators.CHIME.url, { ...call, secretAccessKey: 'other' })
  const body = invitation(100000001000)
  const tencentOrganization = await askTencent(emulators.TENCENT_ORGANIZATION.url, {
    body,
    secretKey: 'another',
  })

  assert.equal(emulators.CHIME.url, `http://127.0.0.1:${port}`)
  assert.equal(usual.status, 403)
  assert.equal(chosen.status, 201)
  assert.equal(tencentOrganization.Error, undefined)
})

test('a port that is taken is an error, and nothing stays open', async () => {
  await using emulators = await startEmulators()
  const usedPort = Number(new URL(emulators.WICKR.url).port)
  using held = await holdPort()
  const { port } = held

  await assert.rejects(startEmulators({ ports: { CHIME: port, WICKR: usedPort } }), {
    code: 'EADDRINUSE',
  })

  await using again = await startEmulators({ ports: { CHIME: port } })
  assert.ok(again.CHIME.url.endsWith(`:${port}`))
})

test('disposal is quick, stalled answers and idle sockets or not', async () => {
  const emulators = await startEmulators()
  await invite.REPOST_PRIVATE(emulators.REPOST_PRIVATE)
  emulators.WICKR.next({ kind: 'stall' })
  const stalled = assert.rejects(invite.WICKR(emulators.WICKR))
  while (emulators.WICKR.requests.length === 0) await new Promise(setImmediate)

  const start = performance.now()
  await emulators[Symbol.asyncDispose]()

  // The stalled answer would stay for minutes.
  assert.ok(performance.now() - start < 10_000)
  await stalled
})

test('every answer has its own request id', async () => {
  await using emulators = await startEmulators()
  const { url, requests } = emulators.REPOST_PRIVATE

  const answers = [
    await callAws(url, sendInvites()),
    await callAws(url, sendInvites({ title: '' })),
    await callAws(url, { ...sendInvites(), secretAccessKey: 'wrong' }),
  ]

  assert.deepEqual(
    answers.map(({ headers }) => headers.get('x-amzn-requestid')),
    requests.map(({ requestId }) => requestId),
  )
  assert.equal(new Set(requests.map(({ requestId }) => requestId)).size, 3)
})

const people = ['a@example.com', 'failed@example.com', 'joins@example.com', 'exists@example.com']
const answered = [
  { model: chime, operation: 'InviteUsers', call: inviteUsers(people) },
  { model: chime, operation: 'ListUsers', call: read('chime', '/accounts/account-1/users') },
  { model: wickr, operation: 'BatchCreateUser', call: createUsers(people) },
  { model: wickr, operation: 'BatchReinviteUser', call: reinviteUsers(['1000000001', '1']) },
  { model: wickr, operation: 'ListUsers', call: read('wickr', '/networks/12345678/users') },
  {
    model: wickr,
    operation: 'GetUser',
    call: read('wickr', '/networks/12345678/users/1000000001'),
  },
  {
    model: wickr,
    operation: 'ListSecurityGroups',
    call: read('wickr', '/networks/12345678/security-groups'),
  },
]
for (const { model, operation, call } of answered) {
  test(`${call.service}: ${operation} answers in the shape of the model`, async () => {
    await using emulators = await startEmulators()
    const { url } = call.service === 'chime' ? emulators.CHIME : emulators.WICKR
    if (call.service === 'chime') await callAws(url, inviteUsers(people))

    const response = await callAws(url, call)
    const name = `${operation}Response`
    const answer = Object(await response.json())
    const target = Object.keys(model.shapes).find((id) => id.endsWith(`#${name}`)) ?? ''
    const members = Object.keys(findShape(model, name)?.members ?? {})

    assert.deepEqual(violations(model, 'part', target, timesAsNumbers(answer)), [])
    assert.deepEqual(
      Object.keys(answer).filter((member) => !members.includes(member)),
      [],
    )
  })
}

test('the sandbox shares no code with the providers but the names of their kinds', async () => {
  const root = new URL('../../src/sandbox/', import.meta.url)
  const files = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.ts'))
  // These two start the gateway on top of the emulators.
  const emulating = files.filter((path) => !['main.ts', 'sandbox.ts'].includes(path))

  for (const path of emulating) {
    const text = await readFile(new URL(path, root), 'utf8')
    assert.doesNotMatch(text, /from '(#|\.\.\/)+providers(?!\/contract\/kind\.ts)/, path)
  }
})

/** The model's timestamps are numbers to the checker and ISO text on Chime's wire. */
function timesAsNumbers(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) =>
    /(InvitedOn|RegisteredOn)$/.test(key) ? Date.parse(inner) : inner,
  )
}
