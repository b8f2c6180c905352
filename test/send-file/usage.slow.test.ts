import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { test } from 'node:test'
import { targetInputs } from '#send-file/order/target-inputs.ts'
import { runSender } from './support/sender.ts'
import { startSending } from './support/sending.ts'

const { files, front } = await startSending()
await mkdir(files.path('directory.csv'))

const good = 'email\nada@example.com\n'
const to = '--to=chime:team'

interface Case {
  readonly args?: readonly string[]
  /** A file of this content is the first argument. */
  readonly csv?: string | Uint8Array
  readonly jsonl?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly says: RegExp
}

const wrong: Readonly<Record<string, Case>> = {
  'no file': { args: [to], says: /^Name the file/ },
  'two files': { args: ['a.csv', 'b.csv', to], says: /one file only/ },
  'an unknown option': { csv: good, args: [to, '--token=secret'], says: /--token/ },
  'no destination': { csv: good, args: [], says: /^Give --to/ },
  'an unknown provider': { csv: good, args: ['--to=zoom:1'], says: /^Give --to/ },
  'a provider without an id': { csv: good, args: ['--to=chime'], says: /^Give --to/ },
  'part of a word of a provider': { csv: good, args: ['--to=rep:SP1'], says: /^Give --to/ },
  'an id for Tencent': { csv: good, args: ['--to=tencent:1'], says: /^Give --to/ },
  'no title for re:Post': { csv: good, args: ['--to=repost:SP1', '--body=b'], says: /--title/ },
  'two bodies for re:Post': {
    csv: good,
    args: ['--to=repost:SP1', '--title=t', '--body=b', '--body-file=f'],
    says: /--body/,
  },
  'a body that is not there': {
    csv: good,
    args: ['--to=repost:SP1', '--title=t', `--body-file=${files.path('none.txt')}`],
    says: /none\.txt.*ENOENT/,
  },
  'a title for Chime': {
    csv: good,
    args: [to, '--title=t'],
    says: /--title is for repost-private only/,
  },
  'a user type for Wickr': {
    csv: good,
    args: ['--to=wickr:12345678', '--user-type=PRIVATE_USER'],
    says: /--user-type is for chime only/,
  },
  'an unknown user type': { csv: good, args: [to, '--user-type=BOT'], says: /--user-type must/ },
  'a piece of nothing': { csv: good, args: [to, '--piece-size=0'], says: /--piece-size must/ },
  'half a second': { csv: good, args: [to, '--wait=0.5'], says: /--wait must/ },
  'no URL': { csv: good, args: [to, '--url=localhost'], says: /--url must/ },
  'a password in the URL': { csv: good, args: [to, '--url=http://a:b@c/'], says: /--url must/ },
  'a token with a line end': {
    csv: good,
    args: [to],
    environment: { INVITE_GATEWAY_TOKEN: 'secret\n' },
    says: /^INVITE_GATEWAY_TOKEN must/,
  },

  'a file that is not there': { args: [files.path('no.csv'), to], says: /no\.csv .*ENOENT/ },
  'a directory': { args: [files.path('directory.csv'), to], says: /regular file/ },
  'a pipe': { args: ['/dev/stdin', to], says: /must end in \.csv/ },
  'an unknown ending': { args: ['people.xlsx', to], says: /must end in \.csv/ },
  'an empty file': { csv: '', args: [to], says: /no recipients/ },
  'a header and nobody': { csv: 'email,personKey\n\n', args: [to], says: /no recipients/ },
  'an unknown column': {
    csv: 'email,phone\nada@example.com,1\n',
    args: [to],
    says: /^The header \(line 1\) has the column "phone", not among this provider's columns: email/,
  },
  'a role': {
    csv: 'Email,Role\nada@example.com,1\n',
    args: [to],
    says: /has the column "Role", not among .* Found: "Email" for email\. .*--column email=.*--ignore-other-columns.*--skip-lines/,
  },
  'a column of another provider': {
    csv: 'username,securityGroupId,email\n',
    args: ['--to=wickr:12345678'],
    says: /column "email"/,
  },
  'a missing column': { csv: 'personKey\n1\n', args: [to], says: /lacks the column "email"/ },
  'a column twice': { csv: 'email,email\n', args: [to], says: /column "email" twice/ },
  // Whose first person must not be repeated.
  'no header': {
    csv: 'ada@example.com,1\n',
    args: [to],
    says: /names none of this provider's columns: email/,
  },
  'a row with more cells': {
    csv: `${good}a@b.de,1\n`,
    args: [to],
    says: /^Line 3 has more cells/,
  },
  'an open quotation mark': {
    csv: `${good}"a@b.de\n${'c@d.de\n'.repeat(20_000)}`,
    args: [to],
    says: /^Line \d+ is too long\. Is an earlier quotation mark/,
  },
  'an open quotation mark near the end': {
    csv: `${good}"a@b.de\n`,
    args: [to],
    says: /ends inside quotation marks/,
  },
  'a stray quotation mark': { csv: `${good}a"@b.de\n`, args: [to], says: /^Line 3 is not CSV/ },
  'Latin-1': {
    csv: Buffer.from('email,personKey\nada@example.com,Å\n', 'latin1'),
    args: [to],
    says: /not UTF-8/,
  },
  'the file as its own list of failures': {
    csv: good,
    args: [to, '--failed='],
    says: /--failed would overwrite/,
  },
  'failures in another format': {
    csv: good,
    args: [to, `--failed=${files.path('failed.jsonl')}`],
    says: /--failed must end like/,
  },
  'failures in the report': {
    csv: good,
    args: [to, `--failed=${files.path('one.csv')}`, `--report=${files.path('one.csv')}`],
    says: /--report and --failed different/,
  },
  'the file as its own report': { csv: good, args: [to, '--report='], says: /would overwrite/ },
  'a report in no directory': {
    csv: good,
    args: [to, `--report=${files.path('no/out.jsonl')}`],
    says: /--report: .*ENOENT/,
  },
  'a line that is not JSON': {
    jsonl: '{"email":"ada@example.com"}\n{"email":ada@example.com}\n',
    args: [to],
    says: /^Line 2 is not JSON\./,
  },
  'a line that is no object': {
    jsonl: '["a@b.de"]',
    args: [to],
    says: /^Line 1 is not a JSON obj/,
  },
  'an unknown member': {
    jsonl: '{"email":"a@b.de"}\n\n{"email":"a@b.de","mail":1}',
    args: [to],
    says: /^Line 3 has the column "mail"/,
  },
  'a missing member': { jsonl: '{"personKey":"1"}', args: [to], says: /^Line 1 lacks .*"email"/ },
  'a number that was rounded': {
    jsonl: '{"uin":9007199254740993,"name":"Ada"}',
    args: ['--to=tencent'],
    says: /^Line 1: "uin" must be a string/,
  },
  'a list': {
    jsonl: '{"email":["a@b.de"]}',
    args: [to],
    says: /^Line 1: "email" must be a string/,
  },
  'an endless line': {
    jsonl: `{"email":"${'a'.repeat(100_000)}"}`,
    args: [to],
    says: /^Line 1 is too long/,
  },
}

for (const [what, { csv, jsonl, args = [], environment, says }] of Object.entries(wrong)) {
  test(`${what}: one sentence, and nothing is sent`, async () => {
    const file =
      csv !== undefined
        ? [await files.write('people.csv', csv)]
        : jsonl !== undefined
          ? [await files.write('people.jsonl', jsonl)]
          : []
    const given = [...file, ...args].map((arg) => (arg.endsWith('=') ? `${arg}${file[0]}` : arg))

    const { code, out, err } = await runSender(given, {
      INVITE_GATEWAY_URL: front.url,
      ...environment,
    })

    const [sentence = '', ...rest] = err.trim().split('\n')
    assert.match(sentence, says)
    assert.deepEqual(rest, ['Use --help for usage.'])
    assert.equal(out, '')
    assert.equal(code, 2)
    assert.equal(err.includes('secret'), false)
    assert.equal(front.requests.length, 0)
  })
}

test('--help lists every option and every provider, and exits with 0', async () => {
  const { code, out } = await runSender(['--help'])

  assert.equal(code, 0)
  const wanted = [
    ...['--to', '--report', '--wait', 'INVITE_GATEWAY_TOKEN', 'RECENTLY_SENT'],
    ...['--title', '--body-file', '--user-type', '--column', '--ignore-other-columns'],
    ...['--skip-lines', '--dry-run', '--failed', '130:'],
    ...targetInputs.map(({ name }) => `--to ${name}`),
  ]
  for (const option of wanted) {
    assert.ok(out.includes(option), option)
  }
})
