import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { beforeEach, test } from 'node:test'
import { resetEmulators, sentBy } from '../../support/requests/send-invites.ts'
import { runSender } from '../support/sender.ts'
import { startSending } from '../support/sending.ts'

const { files, gateway, front } = await startSending()
const { CHIME: chime } = gateway.emulators
beforeEach(() => resetEmulators(gateway))

const send = (...args: readonly string[]) => runSender([...args, '--url', front.url])

test('the lines that failed are a file that can be sent again, with all columns as given', async () => {
  const content =
    '\u{feff}Team;E-Mail;Notes\r\na;good@example.com;\r\n"b;\nc";failed@example.com;"say ""hi"""\r\nd;bad\r\n'
  const people = await files.write('people.csv', content)
  const failed = files.path('failed.csv')
  const args = ['--to=chime:failed', '--ignore-other-columns'] as const

  const { code } = await send(people, ...args, `--failed=${failed}`)

  assert.equal(code, 1)
  const [header, ...rows] = await linesIn(failed)
  assert.equal(header, '\u{feff}Team;E-Mail;Notes;inviteGatewayReason')
  assert.equal(rows[0], '"b;')
  assert.match(rows[1] ?? '', /^c";failed@example\.com;"say ""hi""";PROVIDER_REJECTED: Chime says /)
  assert.match(
    rows[2] ?? '',
    /^d;bad;;INVALID_RECIPIENT, email: An e-mail address has exactly one @\. \(batch \w+=*\)$/,
  )
  assert.equal(rows.length, 3)
  assert.equal((await stat(failed)).mode & 0o077, 0)

  const corrected = (await readFile(failed, 'utf8')).replace(';bad;', ';better@example.com;')
  const again = await send(await files.write('corrected.csv', corrected), ...args)
  assert.match(again.out, /^2 of 2 recipients/)
  assert.deepEqual(sentBy(chime).toSorted(), ['better@example.com', 'good@example.com'])
})

test('sent again as it is, each failed line gets one more attempt, however often the command runs', async () => {
  const people = await files.write('one.jsonl', '{"E-Mail":"bad","n":12345678901234567890}\n')
  const [once, twice, thrice] = ['1.jsonl', '2.jsonl', '3.jsonl'].map(files.path)
  assert.ok(once && twice && thrice)
  const args = ['--to=chime:again', '--ignore-other-columns'] as const
  await send(people, ...args, `--failed=${once}`)

  const second = await send(once, ...args, `--failed=${twice}`)
  const repeated = await send(once, ...args)
  await send(twice, ...args, `--failed=${thrice}`)

  assert.doesNotMatch(second.out, /handed over before/)
  assert.match(repeated.out, /, 1 of them handed over before/)
  const [row = ''] = await linesIn(once)
  assert.match(row, /^\{"E-Mail":"bad","n":12345678901234567890,"inviteGatewayReason":"INVALID_REC/)
  const reasons = await Promise.all([once, twice, thrice].map(reasonIn))
  assert.equal(new Set(reasons).size, 3)
  const batches = await gateway.database.query(
    `select 1 from targets where destination_id = 'again'`,
  )
  assert.equal(batches.length, 3)
})

test('the reason of an earlier failure is replaced, and is no column that must be ignored', async () => {
  const people = await files.write(
    'people.csv',
    'inviteGatewayReason,email\nold,bad\n,good@example.com\n',
  )
  const failed = files.path('again.csv')

  const { code } = await send(people, '--to=chime:replaced', `--failed=${failed}`)

  assert.equal(code, 1)
  const [header, row = '', ...more] = await linesIn(failed)
  assert.equal(header, 'email,inviteGatewayReason')
  assert.match(row, /^bad,"INVALID_RECIPIENT, email: /)
  assert.deepEqual(more, [])
})

test('no line failed: the file is empty', async () => {
  const people = await files.write('people.csv', 'email\ngood@example.com\n')
  const failed = await files.write('old.csv', 'email\nold@example.com\n')

  const { code } = await send(people, '--to=chime:fine', `--failed=${failed}`)

  assert.equal(code, 0)
  assert.equal(await readFile(failed, 'utf8'), '')
})

test('an unconfirmed line is not among them, because it may have been sent', async () => {
  const people = await files.write('ids.csv', 'accessorId\n90676c2d-ada\nno id\n')
  const failed = files.path('confirmed.csv')
  gateway.emulators.REPOST_PRIVATE.next({ kind: 'reset', accepted: true })

  const { out } = await send(
    ...[people, '--to=repost:SP1', '--title=t', '--body=b', `--failed=${failed}`],
  )

  assert.match(out, /^ {2}line 2: unconfirmed: \w.*$/m)
  assert.match(out, /^ {2}line 3: INVALID_RECIPIENT, accessorId: /m)
  const [, row, ...more] = await linesIn(failed)
  assert.match(row ?? '', /^no id,/)
  assert.deepEqual(more, [])
})

async function linesIn(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).trimEnd().split('\n')
}

async function reasonIn(path: string): Promise<string> {
  return JSON.parse(await readFile(path, 'utf8')).inviteGatewayReason
}
