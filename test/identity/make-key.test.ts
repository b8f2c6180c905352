import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findKey } from '#identity/api-keys.ts'
import { parseKeys } from '#identity/parse-keys.ts'
import { compiled } from '../compiled.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-make-key-'))
after(() => rmSync(directory, { recursive: true }))

const may = [
  ...['--caller', 'newsletter', '--tenant', 'acme'],
  ...['--scopes', 'invites:read,invites:send', '--destinations', 'CHIME/team,WICKR/*'],
]

test('with --into the key is all that is printed, and its entry lets it in', async () => {
  const path = join(directory, 'new.json')

  const first = await makeKey(...may, '--into', path)
  const second = await makeKey(...may, '--into', path)

  const keyring = parseKeys(readFileSync(path, 'utf8'), path)
  for (const { code, out, err } of [first, second]) {
    assert.equal(code, 0)
    assert.match(out, /^igw_\w{12}_[\w-]{43}\n$/)
    assert.match(err, /^The key \w{12} of newsletter is in \S+\. It is shown only once:\n$/)
    const caller = findKey(keyring, out.trim())
    assert.deepEqual(caller, {
      ...{ id: 'newsletter', tenant: 'acme' },
      scopes: new Set(['invites:read', 'invites:send']),
      destinations: new Set(['CHIME/team', 'WICKR/*']),
    })
  }
  assert.equal(keyring.size, 2)
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('a file keeps its permissions and its link, and nothing is left beside it', async () => {
  const folder = mkdtempSync(join(directory, 'linked-'))
  const [path, link] = [join(folder, 'keys.json'), join(folder, 'link.json')]
  writeFileSync(path, '{ "keys": [] }', { mode: 0o640 })
  symlinkSync(path, link)

  const { code } = await makeKey(...may, '--into', link)

  assert.equal(code, 0)
  assert.equal(parseKeys(readFileSync(path, 'utf8'), path).size, 1)
  assert.equal(statSync(path).mode & 0o777, 0o640)
  assert.deepEqual(readdirSync(folder).sort(), ['keys.json', 'link.json'])
})

test('a key is removed by its id, and the others stay', async () => {
  const path = join(directory, 'removed.json')
  const [first, second] = [
    await makeKey(...may, '--into', path),
    await makeKey(...may, '--into', path),
  ]
  const [, id = ''] = first.out.split('_')

  const removed = await makeKey('--remove', id, '--into', path)
  const again = await makeKey('--remove', id, '--into', path)

  const keyring = parseKeys(readFileSync(path, 'utf8'), path)
  assert.deepEqual([removed.code, removed.out], [0, ''])
  assert.equal(findKey(keyring, first.out.trim()), undefined)
  assert.equal(findKey(keyring, second.out.trim())?.id, 'newsletter')
  assert.deepEqual([again.code, again.err], [1, `There is no key ${id} in ${path}.\n`])
})

const path = join(directory, 'wrong.json')
const wrong: Readonly<Record<string, readonly [args: readonly string[], says: RegExp]>> = {
  'a part of the options': [
    ['--caller', 'newsletter', '--into', path],
    /^Give --tenant and --scopes and --destinations too\.\n$/,
  ],
  'an unknown scope': [
    [...may.slice(0, 4), '--scopes', 'invites:write', '--destinations', '*', '--into', path],
    /^Correct the options: keys\.0\.scopes\.0 \(.*\)\.\n$/,
  ],
  'a destination of no provider': [
    [...may.slice(0, 6), '--destinations', 'SLACK/team', '--into', path],
    /^Correct the options: keys\.0\.destinations\.0 \(must be like CHIME\/berlin, CHIME\/\* or \*\)\.\n$/,
  ],
  'a caller with a blank': [
    ['--caller', 'the newsletter', ...may.slice(2), '--into', path],
    /^Correct the options: keys\.0\.caller \(must be a name without spaces\)\.\n$/,
  ],
  'a folder that does not exist': [
    [...may, '--into', join(directory, 'no', 'keys.json')],
    /^Make \S+ a file that can be written: ENOENT/,
  ],
  'a key to remove from nowhere': [['--remove', 'abc'], /^Give --remove with --into alone\.\n$/],
}

for (const [what, [args, says]] of Object.entries(wrong)) {
  test(`${what}: one sentence, and no key is made`, async () => {
    const { code, out, err } = await makeKey(...args)

    assert.deepEqual([code, out], [1, ''])
    assert.match(err, says)
    assert.equal(existsSync(path), false)
  })
}

test('a file that is wrong, or being written, is left as it is', async () => {
  const invalid = join(directory, 'broken.json')
  writeFileSync(invalid, '{ "keys": [{}] }')
  const inUse = join(directory, 'busy.json')
  writeFileSync(`${inUse}.new`, '')

  const [onBroken, onBusy] = [
    await makeKey(...may, '--into', invalid),
    await makeKey(...may, '--into', inUse),
  ]

  assert.match(onBroken.err, /^Correct \S+broken\.json: keys\.0\.id \(/)
  assert.equal(readFileSync(invalid, 'utf8'), '{ "keys": [{}] }')
  assert.match(onBusy.err, /^Wait for the command that writes \S+busy\.json\.new, or remove that/)
  assert.equal(existsSync(inUse), false)
  assert.deepEqual([onBroken.out, onBusy.out], ['', ''])
})

function makeKey(...args: readonly string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...compiled, PATH: process.env.PATH }
    execFile(process.execPath, ['src/launch.cjs', 'key', ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}
