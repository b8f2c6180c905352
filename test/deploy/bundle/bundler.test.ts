import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Tree, textOf } from '../files.ts'

const read = (path: string): Tree => JSON.parse(textOf(path))

test('an image is bundled by the esbuild of the development dependencies, to the last byte', () => {
  const { devDependencies } = read('package.json')
  const { dependencies } = read('deploy/image/bundler/package.json')
  const ours: Tree = read('package-lock.json').packages
  const { '': folder, ...locked }: Tree = read('deploy/image/bundler/package-lock.json').packages

  assert.deepEqual(dependencies, { esbuild: devDependencies.esbuild })
  assert.deepEqual(folder.dependencies, dependencies)
  assert.ok(Object.keys(locked).length > 20)
  for (const [path, { version, integrity }] of Object.entries<Tree>(locked)) {
    assert.deepEqual([version, integrity], [ours[path].version, ours[path].integrity], path)
  }
})
