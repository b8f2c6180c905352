import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { requestsTo } from '../../support/requests/send-invites.ts'
import { addresses } from '../../support/requests/targets.ts'
import { startFront } from '../support/front.ts'
import { csvOf, runSender } from '../support/sender.ts'
import { startSending } from '../support/sending.ts'

const { files, gateway, front } = await startSending()

const send = (...args: readonly string[]) => runSender([...args, '--url', front.url])

test('--dry-run shows who would be sent to, skipped or is invalid, and sends nothing', async () => {
  const old = await files.write('old.csv', csvOf(['old@example.com']))
  await send(old, '--to=chime:plan')
  const before = requestsTo(gateway)
  const emails = [
    ...['bad', 'a@example.com', 'old@example.com', ' a@example.com', 'b@example.com', 'bad'],
    ...addresses('c', 60),
  ]
  const people = await files.write('people.csv', csvOf(emails))
  const [report, failed] = [files.path('report.jsonl'), files.path('failed.csv')]

  const { code, out } = await send(
    ...[people, '--to=chime:plan', '--dry-run', '--strict'],
    ...[`--report=${report}`, `--failed=${failed}`],
  )

  assert.equal(code, 1)
  const rows = out.split('\n').map((row) => row.trim().replace(/ +/g, ' '))
  assert.equal(rows[0], 'Nothing was sent. The plan for 66 recipients:')
  assert.deepEqual(rows.slice(1, 6), [
    'will be sent 62',
    'skipped 2 RECENTLY_SENT 1, DUPLICATE_IN_BATCH 1',
    'invalid 2 INVALID_RECIPIENT 2',
    'calls 2 InviteUsers, at most 50 recipients in one',
    'seconds 0.2',
  ])
  assert.match(out, /^ {2}warning +NO_IDEMPOTENCY_AT_PROVIDER {2}Amazon Chime /m)
  assert.match(out, /^ {2}line 2: INVALID_RECIPIENT, email: /m)
  assert.match(out, /^ {2}line 7: INVALID_RECIPIENT, email: /m)
  assert.match(out, /^ {2}With --strict, sending stops/m)
  assert.equal(requestsTo(gateway), before)
  const batches = await gateway.database.query('select 1 from batches')
  assert.equal(batches.length, 1)
  const reported = (await readFile(report, 'utf8')).trim().split('\n')
  const outcomes = reported.map((row) => JSON.parse(row)).slice(0, 6)
  assert.deepEqual(
    outcomes.map(({ line, outcome, code: why }) => [line, outcome, why]),
    [
      [2, 'invalid', 'INVALID_RECIPIENT'],
      [3, 'will be sent', undefined],
      [4, 'skipped', 'RECENTLY_SENT'],
      [5, 'skipped', 'DUPLICATE_IN_BATCH'],
      [6, 'will be sent', undefined],
      [7, 'invalid', 'INVALID_RECIPIENT'],
    ],
  )
  assert.match(await readFile(failed, 'utf8'), /^email,inviteGatewayReason\nbad,"INVALID.*\nbad,/)
})

test('the plans of the parts are added up, and what already waits is counted once', async () => {
  await using small = await startTestGateway({
    emulators: gateway.emulators,
    limits: { maxRecipientsPerBatch: 20, maxBodyBytes: 100_000 },
  })
  await using door = await startFront(small)
  const csv = (from: number, count: number) =>
    ['uin,name', ...addresses('m', count).map((_, index) => `${from + index},M${index}`)].join('\n')
  const one = await files.write('one.csv', csv(100_000_000_100, 1))
  const members = await files.write('members.csv', csv(100_000_000_200, 60))
  await runSender([one, '--to=tencent', '--url', door.url])
  await small.database.query(`update lanes set paused_until = gateway_now() + interval '1 hour'`)

  const { code, out } = await runSender([members, '--to=tencent', '--dry-run', '--url', door.url])

  assert.equal(code, 0)
  assert.match(out, /^ {2}will be sent +60$/m)
  assert.match(out, /^ {2}calls +60 {2}SendOrganizationInvitation/m)
  assert.match(out, /^ {2}Planned in 3 parts: a recipient in two of them/m)
  const seconds = Number(/seconds +([\d.]+) {2}about 60 min/.exec(out)?.[1])
  // An hour, and a second for each part, less the time that the test has taken.
  assert.ok(seconds > 3_540 && seconds < 3_610, `${seconds} s`)
  assert.match(out, /^ {2}warning +SLOW {2}It takes about 60 min\./m)
})

test('what the gateway refuses as a whole has no plan', async () => {
  const people = await files.write('ids.csv', 'accessorId\n1\n')

  const { code, out, err } = await send(
    ...[people, '--to=repost:SP1', '--body=b', `--title=${'x'.repeat(201)}`, '--dry-run'],
  )

  assert.equal(code, 1)
  assert.equal(out, '')
  assert.match(err, /^ {2}title: .*200/m)
})
