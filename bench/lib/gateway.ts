import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { identities } from './credential.ts'

/** The gateway as in production, in a process of its own. */
export interface GatewayProcess extends AsyncDisposable {
  readonly pid: number
  readonly url: string
}

export interface GatewayOptions {
  readonly upstream: string
  readonly database: { readonly url: string } | { readonly directory: string }
  /** Another program than that of `npm run serve`. */
  readonly program?: string
  /** Another folder than this checkout to run the command of `npm run serve` in. */
  readonly root?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Limits of its configuration, besides those of the bench. */
  readonly limits?: Readonly<Record<string, number>>
  /** Another key file than the bench's own. */
  readonly identities?: string
  /** For Node itself, e.g. to take a profile. */
  readonly nodeOptions?: readonly string[]
}

export async function startGateway(options: GatewayOptions): Promise<GatewayProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'invite-gateway-bench-'))
  const file = join(folder, 'gateway.json')
  const { identities: keys = 'identities.json' } = options
  const limits = { ...configuration.limits, ...options.limits }
  await writeFile(file, JSON.stringify({ ...configuration, limits, identity: { keys } }))
  await writeFile(join(folder, 'identities.json'), JSON.stringify(identities))
  const [program, ...parameters] = options.program ? [options.program] : launcherIn(options.root)
  const { database, upstream } = options
  const nodeOptions = [...serveOptions(), ...(options.nodeOptions ?? [])]
  const child = spawn(
    process.execPath,
    [...nodeOptions, fileURLToPath(new URL(program, import.meta.url)), ...parameters],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        GATEWAY_CONFIG: file,
        HOST: '127.0.0.1',
        PORT: '0',
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'AKIDBENCH',
        AWS_SECRET_ACCESS_KEY: 'bench',
        AWS_ENDPOINT_URL_CHIME: upstream,
        TENCENTCLOUD_SECRET_ID: 'bench',
        TENCENTCLOUD_SECRET_KEY: 'bench',
        TENCENTCLOUD_ENDPOINT: upstream,
        ...('url' in database ? { DATABASE_URL: database.url } : { DATA_DIR: database.directory }),
        ...options.environment,
      },
    },
  )
  const gone = once(child, 'exit')
  const stop = async () => {
    // Patiently: a profile is written at the end.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(force)
    await rm(folder, { recursive: true, force: true })
  }
  const url = await Promise.race([listening(child.stderr), gone.then(() => undefined)])
  if (url === undefined) throw new Error('the gateway ended before it listened')
  return { pid: child.pid ?? 0, url, [Symbol.asyncDispose]: stop }
}

const launcherIn = (root = '../..') => [`${root}/src/launch.cjs`, 'serve'] as const

/** What `npm run serve` gives to Node. */
function serveOptions(): string[] {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { serve } = JSON.parse(manifest).scripts as { serve: string }
  return serve.split(' ').filter((word) => word.startsWith('--'))
}

/** What it writes is its log; the line that tells where it listens is what we wait for. */
function listening(log: NodeJS.ReadableStream): Promise<string | undefined> {
  let told = 0
  return new Promise((resolve) => {
    createInterface(log)
      .on('line', (line) => {
        const { url, level = 0 } = read(line)
        if (url !== undefined) resolve(url)
        // The first few say what is wrong; under overload there are thousands.
        else if (level >= 50 && ++told <= 3) console.error(`gateway: ${line.slice(0, 300)}`)
      })
      .on('close', () => resolve(undefined))
  })
}

function read(line: string): { readonly url?: string; readonly level?: number } {
  try {
    return JSON.parse(line)
  } catch {
    return { level: 50 }
  }
}

const configuration = {
  providers: { chime: { destinations: [{ id: '*' }] }, tencentOrganization: {} },
  limits: { maxBodyBytes: 4_000_000 },
}
