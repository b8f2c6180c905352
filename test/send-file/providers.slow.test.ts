import assert from 'node:assert/strict'
import { test } from 'node:test'
import { developer } from '#sandbox/developer.ts'
import { defaultSecurityGroupId } from '#sandbox/wickr/networks.ts'
import { FollowBatch } from '../support/documents/actions.ts'
import { startTestGateway } from '../support/gateway.ts'
import { sentBy } from '../support/requests/send-invites.ts'
import { addresses, network } from '../support/requests/targets.ts'
import { startFront } from './support/front.ts'
import { csvOf, runSender } from './support/sender.ts'
import { startSending } from './support/sending.ts'

const { files, gateway, front } = await startSending()
const { emulators } = gateway

const group = defaultSecurityGroupId(network)
const jsonl = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

const cases = {
  'repost-private': {
    args: ['--to=repost-private:SP1', '--title=Hello', `--body-file=${files.path('body.txt')}`],
    name: 'people.csv',
    content: 'accessorId,personKey\nid-1,k1\nid-2,\n',
    emulator: emulators.REPOST_PRIVATE,
    recipients: ['id-1', 'id-2'],
  },
  chime: {
    args: ['--to=chime:a:b', '--user-type=SHARED_DEVICE'],
    name: 'people.jsonl',
    content: jsonl({ email: 'ada@example.com' }, { email: 'eve@example.com', personKey: 'k' }),
    emulator: emulators.CHIME,
    recipients: ['ada@example.com', 'eve@example.com'],
  },
  wickr: {
    args: [`--to=wickr:${network}`],
    name: 'people.csv',
    content: `lastName;username;securityGroupId;firstName\n"Lovelace; Byron";ada@example.com;${group};Ada`,
    emulator: emulators.WICKR,
    recipients: ['ada@example.com'],
  },
  'tencent-organization': {
    args: ['--to=tencent-organization'],
    name: 'people.jsonl',
    content: jsonl(
      { uin: 100000000601, name: '李', remark: 'r' },
      { uin: '100000000602', name: 'B' },
    ),
    emulator: emulators.TENCENT_ORGANIZATION,
    recipients: ['100000000601', '100000000602'],
  },
} as const

for (const [provider, { args, name, content, emulator, recipients }] of Object.entries(cases)) {
  test(`a file goes to ${provider} with all its columns`, async () => {
    await files.write('body.txt', 'Come in.\r\n')
    const people = await files.write(name, content)

    const { code, out, err } = await runSender([people, ...args, '--url', front.url])

    assert.equal(code, 0, `${out}${err}`)
    assert.deepEqual(sentBy(emulator).toSorted(), recipients)
    assert.ok(!/Ada|Lovelace|李/.test(`${out}${err}`))
  })
}

test('what the columns say reaches the gateway, and the name is on every batch', async () => {
  const people = await files.write(
    'people.csv',
    `username,securityGroupId,firstName,personKey\ngrace@example.com,${group},Grace,k-7\n`,
  )

  const { out } = await runSender([
    people,
    `--to=wickr:${network}`,
    '--name=June',
    '--url',
    front.url,
  ])

  const id = out.trim().split(/\s+/).at(-1) ?? ''
  const { node } = await gateway.execute(FollowBatch, { id })
  assert.ok(node && 'invites' in node)
  assert.equal(node.invites.nodes.length, 1)
  const [batch] = await gateway.database.query('select name from batches order by created_at desc')
  assert.deepEqual(batch, { name: 'June' })
  const [send] = await gateway.database.query(
    `select person_key, details from sends where recipient_value = 'grace@example.com'`,
  )
  assert.deepEqual(send, {
    person_key: 'k-7',
    details: { firstName: 'Grace', securityGroupId: group },
  })
})

test('pieces keep to the recipients and bytes that the gateway takes', async () => {
  await using small = await startTestGateway({
    emulators,
    limits: { maxRecipientsPerBatch: 7, maxBodyBytes: 1_200, maxWaitSeconds: 10 },
  })
  await using door = await startFront(small)
  emulators.CHIME.reset()
  // Twenty short ones, then long ones of which few fit into a body.
  const emails = [...addresses('a', 20), ...addresses('å'.repeat(20), 20).map((e) => `${e}.museum`)]
  const people = await files.write('people.csv', csvOf(emails))

  const { code, out } = await runSender([people, '--to=chime:small', '--url', door.url])

  assert.equal(code, 0)
  assert.match(out, /^40 of 40 recipients/)
  assert.ok(door.maxAtOnce() <= 2)
  const sizes = await small.database.query<{ total: number }>('select total from batches')
  assert.equal(
    sizes.reduce((sum, { total }) => sum + total, 0),
    40,
  )
  assert.ok(sizes.every(({ total }) => total <= 7))
  assert.ok(sizes.some(({ total }) => total === 7))
  // Not only the last is smaller.
  assert.ok(sizes.filter(({ total }) => total < 7).length > 1)
})

test('a line that fits into no request stops with its number', async () => {
  await using small = await startTestGateway({ emulators, limits: { maxBodyBytes: 1_500 } })
  await using door = await startFront(small)
  const people = await files.write('people.csv', csvOf(['x'.repeat(1_500)]))

  const { code, err } = await runSender([people, '--to=chime:small', '--url', door.url])

  assert.equal(code, 2)
  assert.match(err, /^Line 2 alone is larger/m)
})

test('the token goes in the header of every request', async () => {
  const secret = async (authorization: string | null | undefined) =>
    authorization === 'Bearer secret' ? developer : undefined
  await using guarded = await startTestGateway({ emulators, identify: secret })
  await using door = await startFront(guarded)
  const people = await files.write('people.csv', csvOf(addresses('t', 2)))

  const { code } = await runSender([people, '--to=chime:token'], {
    INVITE_GATEWAY_URL: door.url,
    INVITE_GATEWAY_TOKEN: 'secret',
  })

  assert.equal(code, 0)
  assert.ok(door.requests.length >= 2)
  for (const { authorization } of door.requests) assert.equal(authorization, 'Bearer secret')
})
