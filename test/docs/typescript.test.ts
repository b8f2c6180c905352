import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { allBlocks, root } from './pages.ts'

const checkout = mkdtempSync(join(tmpdir(), 'invite-gateway-docs-'))
after(() => rmSync(checkout, { recursive: true, force: true }))

test('every TypeScript block of README and docs compiles', { timeout: 120_000 }, () => {
  for (const name of ['src', 'node_modules', 'package.json', 'tsconfig.json']) {
    symlinkSync(join(root, name), join(checkout, name))
  }
  const programs = allBlocks().filter(
    ({ language, skip }) => /^tsx?$/.test(language) && skip === undefined,
  )
  assert.ok(programs.length > 0)
  for (const { page, line, language, file, text } of programs) {
    // The page is the folder, so that its blocks find one another.
    const path = join(checkout, 'pages', page, file ?? `line-${line}.${language}`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  writeFileSync(join(checkout, 'docs.json'), JSON.stringify(configuration))

  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'docs.json'],
    { cwd: checkout, encoding: 'utf8' },
  )

  assert.equal(status, 0, stdout)
})

const configuration = {
  extends: './tsconfig.json',
  compilerOptions: {
    lib: ['es2024', 'dom', 'dom.iterable', 'esnext.disposable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    paths: {
      'invite-gateway-client': ['./src/client/index.ts'],
      'invite-gateway-client/*': ['./src/client/*/index.ts'],
    },
    // Examples are read, and may show what they do not use.
    noUnusedLocals: false,
  },
  include: ['pages'],
  exclude: [],
}
