import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findKey, makeKey } from '#identity/api-keys.ts'
import { openIdentity } from '#identity/identify.ts'
import { openKeyFile } from '#identity/key-file.ts'
import { usualClaims } from '#identity/tokens/claims.ts'
import { repeatEvery } from '../support/event-loop/repeat-every.ts'
import { createTestLogger } from '../support/logger.ts'
import { until } from '../support/until.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-keys-'))
after(() => rmSync(directory, { recursive: true }))
const path = join(directory, 'identities.json')

const may = { tenant: 'acme', scopes: ['invites:read'], destinations: ['*'] }
const fileOf = (...made: readonly ReturnType<typeof makeKey>[]) =>
  JSON.stringify({ keys: made.map(({ id, hash }) => ({ id, sha256: hash, caller: id, ...may })) })

/** As a mounted secret changes: another file under the same name. */
function replace(content: string): void {
  writeFileSync(`${path}.new`, content)
  renameSync(`${path}.new`, path)
}

test('a key is rotated without a restart: the new one works, and then the old one does not', async () => {
  const [old, fresh] = [makeKey(), makeKey()]
  writeFileSync(path, fileOf(old))
  const logger = createTestLogger()
  using file = openKeyFile(path, logger, repeatEvery(5))
  const works = ({ key }: typeof old) => findKey(file.keyring(), key) !== undefined
  assert.deepEqual([works(old), works(fresh)], [true, false])

  replace(fileOf(old, fresh))
  await until(() => works(fresh))
  assert.ok(works(old))

  replace(fileOf(fresh))
  await until(() => !works(old))
  assert.ok(works(fresh))
  assert.deepEqual(
    logger.lines.map(({ message, fields }) => [message, fields]),
    [
      ['the API keys were read again', { keys: 2 }],
      ['the API keys were read again', { keys: 1 }],
    ],
  )
})

test('a new version that is wrong is logged once, without its content, and the old keys stay', async () => {
  const made = makeKey()
  writeFileSync(path, fileOf(made))
  const logger = createTestLogger()
  using file = openKeyFile(path, logger, repeatEvery(5))
  const works = () => findKey(file.keyring(), made.key) !== undefined
  const next = async (change: () => void) => {
    const before = logger.lines.length
    change()
    await until(() => logger.lines.length > before)
    await sleep(50)
    assert.ok(works())
    assert.equal(logger.lines.length, before + 1)
    return logger.lines.at(-1)
  }

  const invalid = await next(() => replace(`{"keys": "${made.key}`))
  const gone = await next(() => rmSync(path))
  const back = await next(() => replace(fileOf(made)))

  assert.deepEqual([invalid?.level, gone?.level, back?.level], ['error', 'error', 'info'])
  assert.ok(!JSON.stringify(logger.lines).includes(made.key.slice(-43)))
})

const changes = {
  'written in place, as long as before': (path: string, content: string) =>
    writeFileSync(path, content),
  'replaced by another': (path: string, content: string) => {
    writeFileSync(`${path}.new`, content)
    renameSync(`${path}.new`, path)
  },
  'replaced by one that seems to be as old': (path: string, content: string) => {
    const { atime, mtime } = statSync(path)
    writeFileSync(`${path}.new`, content)
    utimesSync(`${path}.new`, atime, mtime)
    renameSync(`${path}.new`, path)
  },
  'a link to another': (path: string, content: string) => {
    writeFileSync(`${path}.target`, content)
    symlinkSync(`${path}.target`, `${path}.link`)
    renameSync(`${path}.link`, path)
  },
}

test('a file that has not changed for long is read again as soon as it changes', async () => {
  const [old, next] = [makeKey(), makeKey()]
  const files = Object.entries(changes).map(([how, change]) => {
    const path = join(directory, how.replaceAll(/\W+/g, '-'))
    writeFileSync(path, fileOf(old))
    const file = openKeyFile(path, createTestLogger(), repeatEvery(5))
    return { ...{ how, file }, change: () => change(path, fileOf(next)) }
  })
  // By then the files are looked at, and not read any more.
  await sleep(3_500)

  for (const { change } of files) change()

  const late = () =>
    files
      .filter(({ file }) => findKey(file.keyring(), next.key) === undefined)
      .map(({ how }) => how)
  await until(() => late().length === 0)
  for (const { file } of files) {
    assert.equal(findKey(file.keyring(), old.key), undefined)
    file[Symbol.dispose]()
  }
})

test('a file that is missing from the start is one sentence that says what to do', () => {
  const missing = join(directory, 'missing.json')

  assert.throws(() => openKeyFile(missing, createTestLogger()), {
    message: `Make ${missing}, which identity.keys names, a readable file.`,
  })
})

test('a file without a key stops the start, unless tokens are accepted', () => {
  writeFileSync(path, '{"keys": []}')
  const tokens = { issuer: 'https://issuer', audience: 'a', algorithms: ['ES256' as const] }

  assert.throws(() => openIdentity({ keys: path }, createTestLogger()), {
    name: 'WrongKeys',
    message: `Add a key to ${path} with npm run key: it has none, so nobody can send a request.`,
  })
  const accepted = { ...tokens, keys: { keys: [] }, claims: usualClaims }
  openIdentity({ keys: path, tokens: accepted }, createTestLogger())[Symbol.dispose]()
})

test('`npm run key` shows a key and the entry that lets it in', async () => {
  const script = new URL('../../src/identity/make-key.ts', import.meta.url).pathname

  const { stdout } = await promisify(execFile)(process.execPath, [script])

  const key = /igw_\w{12}_[\w-]{43}/.exec(stdout)?.[0] ?? ''
  const entry = stdout.slice(stdout.indexOf('{'))
  writeFileSync(path, `{"keys": [${entry}]}`)
  using file = openKeyFile(path, createTestLogger())
  assert.equal(findKey(file.keyring(), key)?.id, 'caller-name')
})
