import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redactor } from '#providers/redact.ts'

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
  const before = performance.now()
  redactor(['ada@example.com'])('a'.repeat(1_000_000))

  assert.ok(performance.now() - before < 500)
})
