import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { findKey, makeKey } from '#identity/api-keys.ts'
import { createIdentify } from '#identity/identify.ts'
import { parseKeys } from '#identity/parse-keys.ts'

const { key, id, hash: sha256 } = makeKey()
const entry = {
  id,
  sha256,
  caller: 'newsletter',
  tenant: 'acme',
  scopes: ['invites:send'],
  destinations: ['CHIME/*'],
}
const keyring = parseKeys(JSON.stringify({ keys: [entry] }), 'keys.json')
const [, , secret = ''] = /^igw_([0-9a-f]{12})_([\w-]{43})$/.exec(key) ?? []

test('a key names its caller, and what the caller may', () => {
  assert.deepEqual(findKey(keyring, key), {
    id: 'newsletter',
    tenant: 'acme',
    scopes: new Set(['invites:send']),
    destinations: new Set(['CHIME/*']),
  })
})

test('two keys have nothing in common, and neither occurs in what is stored of it', () => {
  assert.equal(secret.length, 43)
  assert.notEqual(makeKey().key, key)
  assert.ok(!JSON.stringify(entry).includes(secret))
})

const other = makeKey().key
const bad = [
  ['another id', `igw_${'0'.repeat(12)}_${secret}`],
  ['another secret', `igw_${id}_${other.slice(-43)}`],
  ['a secret cut short', key.slice(0, -1)],
  ['a secret that goes on', `${key}a`],
  ['no secret', `igw_${id}_`],
  ['no id', `igw__${secret}`],
  ['the hash for a secret', `igw_${id}_${sha256.slice(0, 43)}`],
  ['capitals', key.toUpperCase()],
  ['a word of the language for an id', `igw_constructor_${secret}`],
  ['nothing', 'igw_'],
] as const

for (const [what, wrong] of bad) {
  test(`a key with ${what} names no caller`, () => {
    assert.equal(findKey(keyring, wrong), undefined)
  })
}

const headers = [
  ['Bearer', `Bearer ${key}`, true],
  ['bearer in small letters', `bearer ${key}`, true],
  ['two blanks', `Bearer  ${key}`, true],
  ['no scheme', key, false],
  ['another scheme', `Basic ${Buffer.from(key).toString('base64')}`, false],
  ['two keys', `Bearer ${key}, Bearer ${key}`, false],
  ['an empty one', '', false],
  ['none', null, false],
] as const

for (const [what, header, good] of headers) {
  test(`an Authorization header with ${what} is ${good ? 'accepted' : 'refused'}`, async () => {
    const caller = await createIdentify({ keyring: () => keyring })(header)

    assert.equal(caller?.id, good ? 'newsletter' : undefined)
  })
}

test('a request without a credential may have a caller, one with a wrong credential may not', async () => {
  const unnamed = findKey(keyring, key)
  assert.ok(unnamed)
  const identify = createIdentify({ unnamed })

  assert.equal(await identify(null), unnamed)
  assert.equal(await identify(`Bearer ${key}`), undefined)
  assert.equal(await identify('Bearer a.b.c'), undefined)
})

const wrongFiles = [
  ['no JSON', `{"keys": ${key}}`, 'Make keys.json a JSON file as docs/configuration.md shows it.'],
  ['no keys', '{}', /^Correct keys\.json: keys \(.*\)\.$/],
  ['the key itself', { [key]: {} }, /^Correct keys\.json: keys \(/],
  ['a key for a hash', { ...entry, sha256: key }, /keys\.0\.sha256 \(must be 64 hexadecimal/],
  ['a member too many', { ...entry, key }, /keys\.0 \(has an unknown member\)/],
  ['an unknown scope', { ...entry, scopes: [key] }, /keys\.0\.scopes\.0 \(/],
  [
    'a destination of no provider',
    { ...entry, destinations: ['berlin'] },
    /destinations\.0 \(must be like/,
  ],
  ['a tenant with a line break', { ...entry, tenant: 'a\nb' }, /keys\.0\.tenant \(must be a name/],
] as const

for (const [what, wrong, sentence] of wrongFiles) {
  test(`a key file with ${what} gives one sentence that quotes nothing from it`, () => {
    const content =
      typeof wrong === 'string' ? wrong : JSON.stringify('id' in wrong ? { keys: [wrong] } : wrong)

    assert.throws(
      () => parseKeys(content, 'keys.json'),
      ({ message }: Error) => {
        assert.match(message, sentence instanceof RegExp ? sentence : new RegExp(`^${sentence}$`))
        assert.ok(!message.includes(secret), message)
        return true
      },
    )
  })
}

for (const guessable of [
  '',
  'test',
  'Test',
  'secret',
  'password',
  'changeme',
  'api-key\n',
  '123456',
]) {
  test(`the hash of ${JSON.stringify(guessable)} is refused`, () => {
    assertRefused(createHash('sha256').update(guessable).digest('hex'))
  })
}

test('hashes that are placeholders are refused, the one in the documentation included', async () => {
  const page = await readFile(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
  const [example = ''] = /\{\s+"keys": \[\s+\{[\s\S]+?\n\}/.exec(page) ?? []
  const { keys } = JSON.parse(example)

  for (const hash of [
    keys[0].sha256,
    'f'.repeat(64),
    'deadbeef'.repeat(8),
    '0123456789abcdef'.repeat(4),
  ])
    assertRefused(hash)
  assert.doesNotThrow(() =>
    parseKeys(JSON.stringify({ keys: [{ ...keys[0], sha256 }] }), 'keys.json'),
  )
})

function assertRefused(hash: string): void {
  assert.throws(
    () => parseKeys(JSON.stringify({ keys: [{ ...entry, sha256: hash }] }), 'keys.json'),
    {
      message:
        'Correct keys.json: keys.0.sha256 (is an example or of a guessable secret: npm run key).',
    },
  )
}

test('an id that occurs twice is refused', () => {
  const twice = JSON.stringify({ keys: [entry, { ...entry, caller: 'other' }] })

  assert.throws(
    () => parseKeys(twice, 'keys.json'),
    /^WrongKeys: Correct keys\.json: two keys have/,
  )
})
