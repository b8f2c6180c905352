import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redactor, secretMasker } from '#redact/redactor.ts'

const rows: readonly {
  readonly name: string
  readonly secrets?: readonly string[]
  readonly text: string
  readonly shown: string
}[] = [
  { name: 'an ordinary sentence stays', text: 'Rate exceeded.', shown: 'Rate exceeded.' },
  {
    name: 'a secret goes',
    secrets: ['1000000001'],
    text: 'User 1000000001 not found',
    shown: 'User [redacted] not found',
  },
  {
    name: 'a secret goes in any case',
    secrets: ['Ada Lovelace'],
    text: 'ADA LOVELACE is not eligible',
    shown: '[redacted] is not eligible',
  },
  {
    name: 'a secret goes as often as it stands there',
    secrets: ['ada'],
    text: 'ada, ada and Ada',
    shown: '[redacted], [redacted] and [redacted]',
  },
  {
    name: 'the longer of two secrets goes whole',
    secrets: ['100', '100000000401'],
    text: 'uin 100000000401',
    shown: 'uin [redacted]',
  },
  {
    name: 'a word goes only as a word',
    secrets: ['Member', 'Ada', 'Жан'],
    text: "FailedOperation.MemberNameUsed: member Ada's name, adapter, member_id, Жанна, Жан",
    shown:
      "FailedOperation.MemberNameUsed: [redacted] [redacted]'s name, adapter, member_id, Жанна, [redacted]",
  },
  {
    name: 'a word of a script without blanks goes anywhere',
    secrets: ['上海花店'],
    text: '成员上海花店的 is taken',
    shown: '成员[redacted]的 is taken',
  },
  {
    name: 'a secret with digits or several words goes anywhere',
    secrets: ['ada1', 'Corner shop'],
    text: 'userada1x of theCorner shops',
    shown: 'user[redacted]x of the[redacted]s',
  },
  {
    name: 'a secret goes in its encoded form',
    secrets: ['Welcome & hello'],
    text: 'q=Welcome%20%26%20hello',
    shown: 'q=[redacted]',
  },
  {
    name: 'a secret of several lines goes',
    secrets: ['Dear all,\n\nwelcome'],
    text: 'body "Dear all,\n\nwelcome" is too long',
    shown: 'body "[redacted]" is too long',
  },
  {
    name: 'a secret is no pattern',
    secrets: ['a.c(', '...'],
    text: 'abc( and a.c( ...',
    shown: 'abc( and [redacted] [redacted]',
  },
  { name: 'two characters stay', secrets: ['no', ''], text: 'no, none', shown: 'no, none' },
  {
    name: 'an e-mail address goes',
    text: 'bob.o@mail.example.com is unknown',
    shown: '[e-mail] is unknown',
  },
  {
    name: 'an encoded e-mail address goes',
    text: 'GET /users?user-email=bob%40example.com failed',
    shown: 'GET /users?user-email=[e-mail] failed',
  },
  {
    name: 'an ARN goes',
    text: 'User: arn:aws:iam::123456789012:user/ada is not authorized',
    shown: 'User: [arn] is not authorized',
  },
  {
    name: 'access keys go',
    text: 'AKIAIOSFODNN7EXAMPLE ASIAIOSFODNN7EXAMPLE AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    shown: '[access key] [access key] [access key]',
  },
  {
    name: 'secret keys and hashes go, request ids stay',
    text: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY in 5d1b3e0a-8f5c-4b52-9f0e-3c1a2b4d5e6f',
    shown: '[secret] in 5d1b3e0a-8f5c-4b52-9f0e-3c1a2b4d5e6f',
  },
  {
    name: 'hosts, their ports and URLs go',
    text: 'connect ECONNREFUSED 10.0.0.1:443 (chime.us-east-1.amazonaws.com), reason:localhost:4001, https://a.example/b?c',
    shown: 'connect ECONNREFUSED [host] ([host]), reason:[host], [url]',
  },
  {
    name: 'hosts of version 6 go, and times stay',
    text: 'connect ETIMEDOUT ::1:443, [2600:1f18::ab]:443, 2600:1f18:0:1:2:3:4:5 at 2026-11-20T12:30:45Z',
    shown: 'connect ETIMEDOUT [host], [host], [host] at 2026-11-20T12:30:45Z',
  },
  {
    name: 'places in files go',
    text: 'Error: no\n    at handle (/srv/app/handler.js:12:34)',
    shown: 'Error: no at handle ([file])',
  },
  {
    name: 'keys and tokens of ours go',
    text: `Bearer igw_0a1b_${'x'.repeat(43)} eyJhbGc.eyJzdWI.c2ln`,
    shown: 'Bearer [key] [key]',
  },
  {
    name: 'what JSON.parse read goes',
    text: `Unexpected token 'w', ..."ssword": welcome, "k"... is not valid JSON`,
    shown: "Unexpected token 'w', this is not valid JSON",
  },
  ...[
    'FailedOperation.ReSentInvitation, com.amazon.coral.service#UnknownOperationException.',
    "Value at 'batchUsers.0.member.username' failed to satisfy constraint.",
    'TLS 1.2, version 1.2.3. Try again at 12:30:45. See e.g. section 4/5, line:12, port:443.',
    'Request 5d1b3e0a-8f5c-4b52-9f0e-3c1a2b4d5e6f, Root=1-67891233-abcdef012345678912345678',
    'Signature expired: 20261120T123045Z is now earlier than 20261120T124045Z.',
    'Should be scoped to a correct service: us-east-1/chime/aws4_request; a :: b, std::find.',
  ].map((text) => ({ name: `this stays: ${text}`, text, shown: text })),
  {
    name: 'lines and controls become spaces',
    text: 'one\r\ntwo\u0000three\u202efour\u2028five',
    shown: 'one two three four five',
  },
  {
    name: 'what is too long is cut',
    text: 'é'.repeat(301),
    shown: `${'é'.repeat(299)}…`,
  },
  { name: 'what is just long enough is not cut', text: '😀'.repeat(300), shown: '😀'.repeat(300) },
]

for (const { name, secrets = [], text, shown } of rows) {
  test(name, () => assert.equal(redactor(secrets)(text), shown))
}

test('a secret does not show where the text is cut', () => {
  const shown = redactor(['secret'])(`${'x'.repeat(297)} secret`)

  assert.equal(shown, `${'x'.repeat(297)} […`)
})

test('a megabyte of letters is read in no time', () => {
  const before = process.threadCpuUsage()
  redactor(['ada@example.com'])('a'.repeat(1_000_000))

  assert.ok(process.threadCpuUsage(before).user < 500_000)
})

test('our own words keep hosts, paths and their length, and lose secrets', () => {
  const mask = secretMasker(['planted-password'])
  const path = '/var/lib/invite-gateway/data-2026/keys/identities.json'
  const why = 'it must be '.repeat(50)

  assert.equal(
    mask('connect ECONNREFUSED db.internal:5432 as planted-password, ada@example.com'),
    'connect ECONNREFUSED db.internal:5432 as [redacted], [e-mail]',
  )
  assert.equal(mask('postgres://u:p@ss@db.internal/x'), 'postgres://db.internal/x')
  assert.equal(mask(`Make ${path} a file: ${why}.`), `Make ${path} a file: ${why}.`)
})

for (const piece of ['a1', 'a.', '/a', 'a:', '1:', '1.', 'eyJ', 'igw_', '"', '://', '::f']) {
  // Its beginning is read; matching that goes back and forth in it would take hours.
  test(`a megabyte of ${piece} comes to an end`, { timeout: 30_000 }, () => {
    assert.ok([...redactor([])(piece.repeat(500_000))].length <= 300)
  })
}
