import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, normalize } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../src')
const contract = ['providers/contract/']
const production = [
  ...[
    'database/',
    'dispatch/',
    'http/',
    'identity/',
    'invites/',
    'lifecycles/',
    'providers/',
    'schema/',
  ],
  ...[
    'config.ts',
    'config-error.ts',
    'crash.ts',
    'gateway.ts',
    'crash-points.ts',
    'logger.ts',
    'redact.ts',
  ],
]
const upstreams = readdirSync(join(root, 'providers'), { withFileTypes: true })
  .filter(({ name }) => name !== 'contract' && !name.startsWith('aws'))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** Who may import whom, besides itself. The longest beginning of a path decides. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'main.ts': production,
  'gateway.ts': production,
  'config.ts': [
    'config-error.ts',
    'identity/',
    'invites/',
    'providers/registry.ts',
    'http/settings.ts',
  ],
  'crash-points.ts': [],
  'crash.ts': [],
  'redact.ts': [],
  'logger.ts': ['crash.ts', 'redact.ts'],
  'http/': ['schema/', 'invites/', 'identity/', 'logger.ts'],
  'identity/': ['logger.ts', ...contract],
  'schema/': ['invites/', 'lifecycles/state.ts', 'identity/caller.ts', ...contract],
  'invites/': [
    ...['identity/caller.ts', 'lifecycles/', 'dispatch/', 'database/', 'crash-points.ts'],
    ...contract,
  ],
  'lifecycles/': [
    'invites/revoke/',
    'dispatch/store/lanes.ts',
    'dispatch/store/slots.ts',
    'database/',
    'logger.ts',
    ...contract,
  ],
  'dispatch/': ['database/', 'crash-points.ts', 'logger.ts', ...contract],
  'config-error.ts': [],
  'database/': ['config-error.ts'],
  'providers/contract/': [],
  'providers/email.ts': [],
  'providers/registry.ts': ['providers/'],
  'providers/aws/': contract,
  'providers/aws-clients/': [],
  'sandbox/': [],
  // A client like any other: it knows the gateway over HTTP only.
  'send-file/': [],
  'send-file/main.ts': ['send-file/', 'crash.ts'],
  // Runs in browsers; knows the gateway by its schema only.
  'client/': [],
  'sandbox/main.ts': ['sandbox/', 'crash.ts', 'logger.ts'],
  'sandbox/developer.ts': ['identity/caller.ts'],
  'sandbox/sandbox.ts': [...production, 'sandbox/'],
}
const upstreamMayImport = [
  ...contract,
  ...['providers/aws/', 'providers/aws-clients/', 'providers/email.ts', 'redact.ts'],
]

const files = globSync('**/*.ts', { cwd: root }).map((path) => ({
  path,
  source: readFileSync(join(root, path), 'utf8'),
}))

test('rooms import only the rooms that they may', () => {
  const wrong = files.flatMap(({ path, source }) => {
    const [room, allowed] = rowOf(path)
    return imports(source)
      .filter(({ from }) => /^[.#]/.test(from))
      .map(({ from }) => (from.startsWith('#') ? from.slice(1) : normalize(join(path, '..', from))))
      .filter((target) => ![room, ...allowed].some((beginning) => target.startsWith(beginning)))
      .map((target) => `${path} imports ${target}`)
  })

  assert.deepEqual(wrong, [])
})

test('SDKs are imported when they are needed, or as types', () => {
  const eager = files
    .filter(({ path }) => !path.startsWith('providers/aws-clients/'))
    .flatMap(({ path, source }) =>
      imports(source)
        .filter(({ from, when }) => when === 'always' && isSdk(from))
        .map(({ from }) => `${path} imports ${from}`),
    )

  assert.deepEqual(eager, [])
})

test('a gateway loads no SDK before its first call', async () => {
  const loaded: string[] = []
  registerHooks({
    load: (url, context, next) => {
      loaded.push(url)
      return next(url, context)
    },
  })

  await import('../src/gateway.ts')
  const { createProviders } = await import('#providers/registry.ts')
  const settings = { requestTimeoutMs: 1 }
  createProviders({
    repostPrivate: settings,
    wickr: settings,
    chime: settings,
    tencentOrganization: { ...settings, credential: { secretId: '', secretKey: '' } },
  })

  assert.ok(loaded.some((url) => url.endsWith('/providers/chime/send.ts')))
  assert.deepEqual(loaded.filter(isSdk), [])
})

test('every upstream folder has the same parts', () => {
  for (const upstream of upstreams) {
    const parts = new Set(readdirSync(join(root, 'providers', upstream)))

    for (const part of ['client', 'rules', 'send', 'replies', 'lifecycle', upstream]) {
      assert.ok(parts.has(`${part}.ts`), `providers/${upstream} has no ${part}.ts`)
    }
  }
  assert.ok(upstreams.length >= 4)
})

test('no source file has more than 300 lines', () => {
  const written = files.filter(({ path }) => !path.startsWith('client/generated/'))
  const long = written.filter(({ source }) => source.split('\n').length > 301)

  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  )
})

function rowOf(path: string): readonly [string, readonly string[]] {
  const upstream = upstreams.find((name) => path.startsWith(`providers/${name}/`))
  if (upstream !== undefined) return [`providers/${upstream}/`, upstreamMayImport]
  const row = Object.entries(mayImport)
    .filter(([beginning]) => path.startsWith(beginning))
    .sort(([one], [other]) => other.length - one.length)
    .at(0)
  assert.ok(row, `${path} belongs to no room in the table`)
  return row
}

function imports(source: string) {
  const found = source.matchAll(
    /^(?:import|export)\b(?<type> type\b)?(?:[^'"`;]*?\bfrom\s|\s)\s*['"](?<always>[^'"]+)['"]|\bimport\(\s*['"](?<later>[^'"]+)['"]/gm,
  )
  return Array.from(found, ({ groups: { type, always, later } = {} }) => ({
    from: always ?? later ?? '',
    when: later === undefined && type === undefined ? ('always' as const) : ('later' as const),
  }))
}

function isSdk(name: string): boolean {
  return /@aws-sdk\/|@smithy\/|tencentcloud-sdk-nodejs/.test(name)
}
