import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { privateWords } from './architecture/names.ts'
import { forbiddenImports } from './architecture/rooms.ts'
import { circles, crowdedFolders, longFiles, missingParts } from './architecture/rules.ts'
import { foreignWrites } from './architecture/tables.ts'
import { importsOf, readTree } from './architecture/tree.ts'

const root = join(import.meta.dirname, '..')
const src = readTree(root, ['src'])
const all = [...src, ...readTree(root, ['test'])]
const upstreams = readdirSync(join(root, 'src/providers'), { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() && !/^(?:contract|aws|aws-clients|connections)$/.test(entry.name),
  )
  .map(({ name }) => name)

test('rooms import only the rooms that they may', () => {
  assert.deepEqual(forbiddenImports(src, upstreams), [])
})

test('no import leads in a circle, type imports included', () => {
  assert.deepEqual(circles(all), [])
})

test('one room writes a table', () => {
  assert.deepEqual(foreignWrites(src), [])
})

test('a folder of src and test has at most 12 files', () => {
  assert.deepEqual(crowdedFolders(all), [])
})

test('files and declarations are named with the terms of the field', () => {
  assert.deepEqual(privateWords(all), [])
})

test('no file of src has more than 250 lines, none of test more than 300', () => {
  assert.deepEqual([...longFiles(src, 250), ...longFiles(all, 300)], [])
})

test('every upstream has the same parts under the same names', () => {
  const inProviders = (upstream: string) => [
    ...['client', 'configuration', 'rules', 'send', 'replies', 'lifecycle', upstream],
  ]

  assert.deepEqual(missingParts(src, 'src/providers', upstreams, inProviders), [])
  assert.deepEqual(
    missingParts(src, 'src/sandbox', upstreams, (upstream) => [
      ...[upstream, 'example-destinations', 'example-requests', 'named-ids'],
    ]),
    [],
  )
  assert.ok(upstreams.length >= 4)
})

test('SDKs are imported when they are needed, or as types', () => {
  const eager = src
    .filter(({ path }) => !path.startsWith('src/providers/aws-clients/'))
    .flatMap(({ path, source }) =>
      importsOf(source)
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
  const { createProviders, providerSettings } = await import('#providers/registry.ts')
  createProviders(providerSettings({}, {}))

  assert.ok(loaded.some((url) => url.endsWith('/providers/chime/send.ts')))
  assert.deepEqual(loaded.filter(isSdk), [])
})

function isSdk(name: string): boolean {
  return /@aws-sdk\/|@smithy\/|@opentelemetry\/|tencentcloud-sdk-nodejs/.test(name)
}
