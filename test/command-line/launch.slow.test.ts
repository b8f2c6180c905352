import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import manifest from '../../package.json' with { type: 'json' }
import { compiled } from '../compiled.ts'

const root = join(import.meta.dirname, '../..')
const commands = Object.entries(manifest.scripts).filter(([, script]) =>
  script.includes('src/launch.cjs'),
)

test('every command of the launcher has a script, and none is started around it', () => {
  assert.deepEqual(commands.map(([name]) => name).sort(), [
    'compact',
    'doctor',
    'hold',
    'key',
    'move-data',
    'resume',
    'send',
    'serve',
    'start',
  ])
  for (const [name, script] of commands) {
    assert.match(script, new RegExp(`^node (?:--\\S+ )*src/launch\\.cjs ${name}$`))
  }
})

for (const [name] of commands) {
  test(`${name} --help says how to use it, and does nothing`, { timeout: 60_000 }, async () => {
    const { code, out, err } = await launch([name, '--help'])

    assert.deepEqual([code, err], [0, ''])
    assert.match(out, new RegExp(`npm (?:run )?${name}\\b`))
    assert.doesNotMatch(out, /igw_/)
  })

  test(`${name} refuses an unknown option in a sentence`, { timeout: 60_000 }, async () => {
    const { code, out, err } = await launch([name, '--colour'])

    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /^Unknown option '--colour'\.?.*\n?.*Use --help for usage\.\n$/)
  })
}

test('a command that takes no arguments says which one is too many', {
  timeout: 60_000,
}, async () => {
  const { code, err } = await launch(['key', 'newsletter'])

  assert.deepEqual(
    [code, err],
    [2, 'There is one argument too many: newsletter. Use --help for usage.\n'],
  )
})

test('without a command, or with an unknown one, the launcher lists them', async () => {
  for (const args of [[], ['deploy'], ['toString']]) {
    const { code, err } = await launch(args)

    assert.equal(code, 2)
    assert.match(err, /^Name a command: .*serve.*\.\n$/)
  }
})

test('a Node that is too old says so in one sentence, whatever the command', (t) => {
  const old = oldNode()
  if (old === undefined) return t.skip('no Node before 24 was found in the PATH')
  for (const [name] of commands) {
    const { status, out, err } = launchWith(old, name)

    assert.deepEqual([status, out], [1, ''])
    assert.match(err, /^Run this with Node 24 or later: \S+ is v\d+\.\d+\.\d+\.\n$/)
  }
})

test('what one start compiled, the next one finds', { timeout: 60_000 }, () => {
  const start = () =>
    spawnSync(process.execPath, ['src/launch.cjs', 'doctor'], {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    })
  start()

  const { stderr } = start()

  // Hundreds of modules, but for those that other tests change meanwhile.
  assert.ok(String(stderr).split(' was accepted').length > 250)
  assert.match(String(stderr), /node_modules\/\.cache\/invite-gateway\/v/)
})

function launchWith(node: string, command: string) {
  const { status, stdout, stderr } = spawnSync(node, ['src/launch.cjs', command], { cwd: root })
  return { status, out: String(stdout), err: String(stderr) }
}

async function launch(args: readonly string[]) {
  const child = spawn(process.execPath, ['src/launch.cjs', ...args], {
    cwd: root,
    env: { ...compiled, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], out, err] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, out, err }
}

/** The machine's own, whose version the dependencies do not choose. */
function oldNode(): string | undefined {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  return candidates.find((path) => {
    const version = spawnSync(path, ['--version']).stdout?.toString() ?? ''
    const [, major] = /^v(\d+)\./.exec(version) ?? []
    return major !== undefined && Number(major) < 24
  })
}
