import { createHash } from 'node:crypto'

/** Is this the SHA-256 of a secret that everybody would try, or a placeholder from an example? */
export function isWellKnownHash(sha256: string): boolean {
  return /^(.{1,32})\1+$/.test(sha256) || known.has(sha256)
}

const words = [
  ...[
    '',
    'a',
    'x',
    'abc',
    'foo',
    'bar',
    'hello',
    'hello world',
    'example',
    'sample',
    'placeholder',
  ],
  ...['test', 'testing', 'test123', 'test-key', 'demo', 'dev', 'development', 'local', 'sandbox'],
  ...['secret', 'secretkey', 'secret-key', 'mysecret', 'my-secret', 'supersecret', 'topsecret'],
  ...['key', 'apikey', 'api-key', 'api_key', 'mykey', 'my-key', 'token', 'mytoken', 'bearer'],
  ...['password', 'password1', 'password123', 'passw0rd', 'pass', 'p@ssw0rd', 'qwerty', 'letmein'],
  ...['changeme', 'change-me', 'change_me', 'changeit', 'default', 'admin', 'administrator'],
  ...['root', 'user', 'guest', 'invite', 'invites', 'invite-gateway', 'gateway', 'welcome'],
  ...['0', '1', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890'],
  ...['null', 'undefined', 'none', 'todo', 'xxx', 'your-secret', 'your-api-key', 'your-key'],
]

// `echo secret | sha256sum` hashes the line break too.
const spellings = (word: string) =>
  [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)].flatMap((spelling) => [
    spelling,
    `${spelling}\n`,
  ])

const known = new Set(
  words.flatMap(spellings).map((word) => createHash('sha256').update(word).digest('hex')),
)
