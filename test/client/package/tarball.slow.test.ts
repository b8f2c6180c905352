import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import gateway from '../../../package.json' with { type: 'json' }
import manifest from '../../../packages/client/package.json' with { type: 'json' }
import { installTarball, type Packed, type Project, packClient } from './packed.ts'

const run = promisify(execFile)
const started = new AsyncDisposableStack()
let packed: Packed
let bare: Project
let equipped: Project

before(async () => {
  packed = started.use(await packClient())
  bare = started.use(await installTarball(packed.tarball))
  equipped = started.use(
    await installTarball(packed.tarball, [
      ...peers,
      'typescript',
      '@types/react',
      '@graphql-typed-document-node/core',
    ]),
  )
})
after(() => started.disposeAsync())

const peers = Object.keys(manifest.peerDependencies)
const entries = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'string' ? [] : [{ name: join(manifest.name, name), ...entry }],
)

test('the package has programs with types and source maps, what it needs beside them, and no more', () => {
  const programs = packed.files.filter((path) => path.endsWith('.js'))
  const parts = programs.flatMap((path) => [path, `${path}.map`, path.replace(/js$/, 'd.ts')])

  assert.deepEqual(
    packed.files.toSorted(),
    [...parts, 'LICENSE', 'README.md', 'package.json', 'schema.graphql'].toSorted(),
  )
  for (const path of programs) {
    const map = JSON.parse(readFileSync(join(bare.installed, `${path}.map`), 'utf8'))
    assert.ok(
      map.sourcesContent.every((source: unknown) => typeof source === 'string'),
      path,
    )
  }
})

test('it has the version of the gateway, depends on nothing, and every peer is optional', () => {
  const { peerDependenciesMeta, version, ...rest } = manifest

  assert.equal(version, gateway.version)
  assert.ok(!('dependencies' in rest))
  assert.equal(rest.sideEffects, false)
  assert.deepEqual(Object.keys(peerDependenciesMeta), peers)
  assert.ok(Object.values(peerDependenciesMeta).every(({ optional }) => optional))
})

test('every export is there, and nothing imports a file that is not', () => {
  const { files } = packed

  for (const entry of Object.values(manifest.exports)) {
    for (const target of typeof entry === 'string' ? [entry] : Object.values(entry)) {
      assert.ok(existsSync(join(bare.installed, target)), target)
    }
  }
  for (const path of files.filter((name) => /\.(?:js|d\.ts)$/.test(name))) {
    const source = readFileSync(join(bare.installed, path), 'utf8')
    for (const [, target = ''] of source.matchAll(/(?:from |import\()['"](\.[^'"]*)['"]/g)) {
      assert.match(target, /\.js$/, `${path} imports ${target}`)
      assert.ok(files.includes(join(path, '..', target)), `${path} imports ${target}`)
    }
  }
})

test('Node imports and requires the kit where no other package is installed', async () => {
  const program = (load: string) =>
    `${load}; console.log(wordsFor({ __typename: 'InviteQueued', notBefore: null }))`

  for (const [kind, load] of [
    ['module', "const { wordsFor } = await import('invite-gateway-client')"],
    ['commonjs', "const { wordsFor } = require('invite-gateway-client')"],
  ] as const) {
    const { stdout } = await run(
      process.execPath,
      [`--input-type=${kind}`, '--eval', program(load)],
      { cwd: bare.directory },
    )
    assert.equal(stdout, 'Waiting to be sent.\n')
  }
})

for (const { name } of entries) {
  test(`Node imports ${name} beside its peers`, async () => {
    const program = `console.log(Object.keys(await import('${name}')).length)`

    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: equipped.directory,
    })

    assert.ok(Number(stdout) > 0)
  })
}

for (const moduleResolution of ['nodenext', 'bundler']) {
  test(`its types are whole for ${moduleResolution}, and checked`, async () => {
    const module = moduleResolution === 'nodenext' ? 'nodenext' : 'esnext'
    const compilerOptions = { ...strict, module, moduleResolution }
    await writeFile(join(equipped.directory, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    await writeFile(join(equipped.directory, 'use.ts'), use)

    const compiled = await run(process.execPath, ['node_modules/typescript/bin/tsc'], {
      cwd: equipped.directory,
    }).catch((error: { stdout: string }) => error)

    assert.deepEqual(complaintsAboutUs(compiled.stdout), [])
  })
}

const strict = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: false,
}

/** Some libraries have faults in types of their own, which their users skip with `skipLibCheck`. */
function complaintsAboutUs(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => /^(?:node_modules\/invite-gateway-client|use\.ts)/.test(line))
}

const use = `
${entries.map(({ name }, index) => `import * as entry${index} from '${name}'`).join('\n')}
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { BatchPageDocument, type BatchPageQuery, type BatchPageQueryVariables } from 'invite-gateway-client'

export const entries = [${entries.map((_, index) => `entry${index}`)}]
export const standard: TypedDocumentNode<BatchPageQuery, BatchPageQueryVariables> = BatchPageDocument
// @ts-expect-error A batch has no such field: the types are not \`any\`.
export type Wrong = NonNullable<BatchPageQuery['node']>['absent']
`

const kB = 1_024

test('a document and wordsFor take at most 2 kB in a page, compressed', async () => {
  const kit: object = await import('invite-gateway/client')
  const documents = Object.keys(kit).filter((name) => name.endsWith('Document'))
  assert.ok(documents.length > 15)

  const sizes = await Promise.all(
    documents.map(async (name) => ({ name, bytes: await bundled(`${name}, wordsFor`) })),
  )

  assert.deepEqual(
    sizes.filter(({ bytes }) => bytes > 2 * kB),
    [],
  )
})

async function bundled(names: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${names} } from 'invite-gateway-client'; console.log(${names})`,
      resolveDir: bare.directory,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength
}
