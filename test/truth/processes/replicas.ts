import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import type { CrashPoint } from '../../../src/crash-points.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { type GatewayChild, startGatewayChild } from './gateway-child.ts'
import type { GatewaySettings } from './gateway-process.ts'

/** Gateways in processes of their own on one database, with emulators that live in this one. */
export interface Replicas extends AsyncDisposable {
  readonly emulators: Emulators
  readonly databaseUrl: string
  url(replica: number): string
  /** SIGKILL; resolves when the process is gone. */
  kill(replica: number): Promise<void>
  /** Starts a killed one again, where it was; resolves when it listens. */
  revive(replica: number): Promise<void>
}

export interface ReplicasOptions {
  readonly count: number
  readonly leaseMs: number
  readonly requestTimeoutMs?: number
  /** The last one stands still from the first time that it comes there. */
  readonly freezeLastAt?: CrashPoint
}

export async function startReplicas(
  server: PostgresServer,
  { count, leaseMs, requestTimeoutMs = 2_000, freezeLastAt }: ReplicasOptions,
): Promise<Replicas> {
  await using started = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'replicas-'))
  started.defer(() => rm(directory, { recursive: true, force: true }))
  const emulators = started.use(await startEmulators())
  const databaseUrl = await server.createDatabase()
  const settings: Omit<GatewaySettings, 'port'> = {
    database: { url: databaseUrl },
    upstreams: urlsOf(emulators),
    requestTimeoutMs,
    leaseMs,
  }
  const children: GatewayChild[] = []
  const urls: string[] = []
  const start = async (replica: number) => {
    const port = urls[replica] === undefined ? 0 : Number(new URL(urls[replica]).port)
    const freeze = replica === count - 1 && freezeLastAt ? { freezeAt: freezeLastAt } : {}
    const log = join(directory, 'gateway.log')
    const child = startGatewayChild({ ...settings, ...freeze, port }, log)
    children[replica] = child
    const url = await child.listening
    if (url === undefined) throw new Error('a replica ended before it listened')
    urls[replica] = url
  }
  const kill = async (replica: number) => {
    children[replica]?.kill()
    await children[replica]?.gone
  }
  started.defer(async () => {
    await Promise.all(children.map((_, replica) => kill(replica)))
  })
  // The first one migrates alone, so that the others start against a database that serves.
  for (let replica = 0; replica < count; replica += 1) await start(replica)
  const running = started.move()
  return {
    emulators,
    databaseUrl,
    url: (replica) => urls[replica] ?? '',
    kill,
    revive: start,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
