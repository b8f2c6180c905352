import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, string>>
  readonly allowScripts?: Readonly<Record<string, boolean>>
}
interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly hasInstallScript?: boolean; readonly resolved?: string }>
  >
}
const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))

for (const folder of ['', 'bench/']) {
  const manifest: Manifest = read(`${folder}package.json`)
  const { packages }: Lock = read(`${folder}package-lock.json`)

  test(`${folder}package.json names exact versions and no ranges`, () => {
    const { dependencies, devDependencies, overrides } = manifest
    const named = Object.entries({ ...dependencies, ...devDependencies, ...overrides })

    assert.ok(named.length > 5)
    assert.deepEqual(
      named.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
      [],
    )
  })

  test(`whoever has an install script in ${folder}package-lock.json is named in allowScripts`, () => {
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))

    assert.deepEqual(Object.keys(manifest.allowScripts ?? {}).sort(), [...new Set(scripted)].sort())
  })

  test(`${folder}package-lock.json leaves the choice of the registry to npm`, () => {
    assert.deepEqual(
      Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined),
      [],
    )
  })
}
