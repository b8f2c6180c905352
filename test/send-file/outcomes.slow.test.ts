import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { beforeEach, test } from 'node:test'
import { requestsTo, resetEmulators, sentBy } from '../support/requests/send-invites.ts'
import { addresses } from '../support/requests/targets.ts'
import { csvOf, type Ended, runSender } from './support/sender.ts'
import { startSending } from './support/sending.ts'

const { files, gateway, front } = await startSending()
const { CHIME: chime } = gateway.emulators
beforeEach(() => {
  resetEmulators(gateway)
  front.decide(() => ({ kind: 'pass' }))
})

const keyRule = 'Must have 1 to 200 characters, no control characters.'
const emailRule = 'An e-mail address has exactly one @.'

test('every line has its outcome, in the summary and in the report', async () => {
  const content = `email,personKey

first@example.com,"a key
of two lines"
failed@example.com,
accepted@example.com,

nobody,
second@example.com,key
second@example.com,`
  const people = await files.write('people.csv', content)
  const report = files.path('report.jsonl')

  const ended = await send(people, '--to=chime:outcomes', `--report=${report}`)

  assert.equal(ended.code, 1)
  assert.deepEqual(summary(ended), [
    '6 of 6 recipients, batches: 1',
    'sent 1',
    'already member 1',
    'skipped 1 DUPLICATE_IN_BATCH 1',
    'failed 3 INVALID_RECIPIENT 2, PROVIDER_REJECTED 1',
    `line 3: INVALID_RECIPIENT, personKey: ${keyRule}`,
    'line 5: PROVIDER_REJECTED: Chime says that this invitation and its e-mail failed.',
    `line 8: INVALID_RECIPIENT, email: ${emailRule}`,
  ])
  const [invalid, failed] = await reportOf(report)
  assert.deepEqual(
    [invalid?.code, invalid?.field, invalid?.message],
    ['INVALID_RECIPIENT', 'personKey', `personKey: ${keyRule}`],
  )
  assert.match(failed?.message, /^Chime says/)
  assert.deepEqual(await rowsOf(report), [
    [3, 'failed', 'INVALID_RECIPIENT'],
    [5, 'failed', 'PROVIDER_REJECTED'],
    [6, 'already member', undefined],
    [8, 'failed', 'INVALID_RECIPIENT'],
    [9, 'sent', undefined],
    [10, 'skipped', 'DUPLICATE_IN_BATCH'],
  ])
})

test('what nobody sees around an address is no part of it; inside, the reason names it', async () => {
  const emails = [
    '\u{200b}zoe@example.com\u{2060}',
    '\u{a0}max@example.com\u{200e}',
    'so\u{ad}ft@example.com',
  ]
  const people = await files.write('people.csv', csvOf(emails))

  const ended = await send(people, '--to=chime:unseen')
  const plan = await send(people, '--to=chime:other', '--dry-run')

  assert.deepEqual(sentBy(chime).toSorted(), ['max@example.com', 'zoe@example.com'])
  for (const { code, out } of [ended, plan]) {
    assert.equal(code, 1)
    assert.match(out, /^ {2}line 4: INVALID_RECIPIENT, email: .*U\+00AD/m)
  }
})

test('somebody who stands in two pieces is invited once', async () => {
  const people = await files.write(
    'people.csv',
    csvOf([...addresses('a', 4), ...addresses('a', 4)]),
  )

  const ended = await send(people, '--to=chime:twice', '--piece-size=4')

  assert.equal(ended.code, 0)
  assert.deepEqual(summary(ended).slice(1, 3), ['sent 4', 'skipped 4 RECENTLY_SENT 4'])
  assert.deepEqual(sentBy(chime).toSorted(), addresses('a', 4))
})

test('a second run answers the same, sends nothing, and writes the whole report anew', async () => {
  const people = await files.write(
    'people.csv',
    csvOf([...addresses('b', 9), 'failed@example.com']),
  )
  const args = [people, '--to=chime:again', '--piece-size=4', '--name=June'] as const
  const [one, other] = [files.path('one.jsonl'), files.path('other.jsonl')]
  const first = await send(...args, `--report=${one}`)
  const calls = requestsTo(gateway)

  const second = await send(...args, `--report=${other}`)

  assert.equal(first.code, 1)
  assert.equal(second.code, 1)
  assert.deepEqual(summary(second), [
    '10 of 10 recipients, batches: 3, 3 of them handed over before',
    ...summary(first).slice(1),
  ])
  assert.equal(requestsTo(gateway), calls)
  assert.deepEqual((await reportOf(other)).toSorted(byLine), (await reportOf(one)).toSorted(byLine))
})

test('another name, text, destination or user type is another request', async () => {
  const people = await files.write('people.csv', csvOf(addresses('c', 2)))
  const commands = [
    ['--to=chime:one'],
    ['--to=chime:two'],
    ['--to=chime:one', '--name=June'],
    ['--to=chime:one', '--user-type=SHARED_DEVICE'],
  ]
  const ids = new Set<string | undefined>()

  for (const command of commands) ids.add((await send(people, ...command)).out.match(/\S+\n$/)?.[0])

  assert.equal(ids.size, commands.length)
  assert.equal(chime.ledger.length, 4)
})

test('of a file that was changed, only who is new is invited', async () => {
  const old = addresses('d', 12)
  const grown = [...old.slice(0, 5), 'new@example.com', ...old.slice(5)]
  const args = ['--to=chime:changed', '--piece-size=4'] as const
  await send(await files.write('people.csv', csvOf(old)), ...args)

  const ended = await send(await files.write('people.csv', csvOf(grown)), ...args)

  assert.equal(ended.code, 0)
  assert.deepEqual(summary(ended), [
    '13 of 13 recipients, batches: 4, 1 of them handed over before',
    'sent 5',
    'skipped 8 RECENTLY_SENT 8',
  ])
  assert.deepEqual(sentBy(chime).toSorted(), grown.toSorted())
})

test('--strict stops at a piece with an invalid recipient, and names its line', async () => {
  const emails = [...addresses('e', 5), 'not an address', ...addresses('f', 6)]
  const people = await files.write('people.csv', csvOf(emails))

  const ended = await send(people, '--to=chime:strict', '--piece-size=4', '--strict')

  assert.equal(ended.code, 1)
  assert.match(ended.err, /^The gateway refuses lines 6 to 9 \(INVALID_INPUT\): /m)
  assert.match(ended.err, /^ {2}line 7: email: .+/m)
  assert.equal(ended.err.match(/^ {2}line/gm)?.length, 1)
  assert.ok(!sentBy(chime).includes('e5@example.com'))
})

test('a refusal of what all pieces share names the member', async () => {
  const people = await files.write('people.csv', 'accessorId\nid-1\n')
  const title = 'x'.repeat(201)

  const ended = await send(people, '--to=repost:SP1', `--title=${title}`, '--body=b')

  assert.equal(ended.code, 1)
  assert.match(ended.err, /^ {2}title: .*200/m)
  assert.equal(ended.out, '')
  assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), [])
})

test('outcomes that take their time are waited for', async () => {
  const people = await files.write('people.csv', csvOf(addresses('g', 60)))
  chime.next({ kind: 'throttle', retryAfterSeconds: 5 })

  const ended = await send(people, '--to=chime:patient')

  assert.equal(ended.code, 0)
  assert.deepEqual(summary(ended).slice(1), ['sent 60'])
  assert.equal(chime.ledger.length, 60)
})

test('--wait 0 hands everything over; the same command tells later what came of it', async () => {
  const people = await files.write('people.csv', csvOf(addresses('h', 30)))
  const args = [people, '--to=chime:later', '--piece-size=10'] as const
  chime.next({ kind: 'throttle', retryAfterSeconds: 3 })

  const handedOver = await send(...args, '--wait=0')
  const done = await send(...args)

  assert.equal(handedOver.code, 3)
  assert.deepEqual(summary(handedOver).slice(1), ['queued 30'])
  assert.equal(done.code, 0)
  assert.deepEqual(summary(done).slice(1), ['sent 30'])
})

async function send(...args: readonly string[]): Promise<Ended> {
  return runSender([...args, '--url', front.url])
}

/** Without the batches. */
function summary({ out }: Ended): string[] {
  const rows = out.split('\n').map((row) => row.trim().replace(/ +/g, ' '))
  return rows.filter((row) => row.includes(' '))
}

function byLine(one: { line: number }, other: { line: number }): number {
  return one.line - other.line
}

async function rowsOf(report: string) {
  const rows = await reportOf(report)
  return rows.map(({ line, outcome, code }) => [line, outcome, code])
}

async function reportOf(report: string) {
  const content = await readFile(report, 'utf8')
  assert.ok(!content.replaceAll('exactly one @', '').includes('@'))
  return content
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))
}
