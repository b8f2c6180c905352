import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSandbox } from '../../../src/sandbox/sandbox.ts'
import { packClient } from '../../../test/client/package/packed.ts'

const run = promisify(execFile)
const projects = import.meta.dirname
const wanted = process.argv.slice(2)
// The gateway runs in this process and makes it one of production, where npm installs no tools.
const { NODE_ENV: _, ...inherited } = process.env
const environment = {
  ...inherited,
  CI: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  // Set below, when the sandbox has a port.
  GATEWAY: '',
}

/** Installs the tarball of the kit into each project beside this file, or those that are named, and checks it there. */
await assertRegistry()
await using packed = await packClient()
await using sandbox = await startSandbox({ host: '127.0.0.1', port: 0 })
environment.GATEWAY = `${sandbox.url}/graphql`
const names = (await readdir(projects, { withFileTypes: true }))
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
for (const name of names) {
  const began = performance.now()
  const problem = await check(name)
  const seconds = Math.round((performance.now() - began) / 1_000)
  console.log(problem === undefined ? `✔ ${name} (${seconds} s)` : `✖ ${name}\n${problem}`)
  if (problem !== undefined) process.exitCode = 1
}

/** Ends with a sentence where nothing can be installed: npm would try each project for minutes. */
async function assertRegistry(): Promise<void> {
  try {
    await run('npm', ['view', 'react', 'version', '--fetch-retries=0'], { timeout: 60_000 })
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string }
    const [code = 'no answer'] = /(?<=npm error code )\S+/.exec(stderr) ?? []
    console.error(
      `The projects are installed from npm's registry, which cannot be reached (${code}). Nothing was checked.`,
    )
    process.exit(1)
  }
}

/** Undefined if the tools of the project take the package, and what they say if not. */
async function check(name: string): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), `invite-gateway-${name}-`))
  try {
    await cp(join(projects, name), directory, { recursive: true })
    const inside = { cwd: directory, env: environment }
    await run('npm', ['ci', '--no-audit', '--no-fund'], inside)
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', packed.tarball], inside)
    const { stdout, stderr } = await run('npm', ['run', 'check'], inside)
    return /\bwarning\b/i.test(stdout + stderr) ? stdout + stderr : undefined
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout?: string; stderr?: string }
    return [message, stdout, stderr].join('\n')
  } finally {
    await rm(directory, { recursive: true })
  }
}
