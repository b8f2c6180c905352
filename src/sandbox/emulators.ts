import { createChime } from './chime/chime.ts'
import type { Emulator } from './emulator.ts'
import { startEmulator } from './http/server.ts'
import type { Upstream } from './http/upstream.ts'
import { createRepost } from './repost-private/repost-private.ts'
import { createTencent } from './tencent-organization/tencent-organization.ts'
import { createWickr } from './wickr/wickr.ts'

/** The four upstreams, each on a port of its own on 127.0.0.1. */
export async function startEmulators(options: EmulatorOptions = {}): Promise<Emulators> {
  const credentials = { ...sandboxCredentials, ...options.credentials }
  const { ports = {} } = options

  await using started = new AsyncDisposableStack()
  const start = async (create: (given: SandboxCredentials) => Upstream, port = 0) =>
    started.use(await startEmulator(() => create(credentials), port))
  const repostspace = await start(createUpstreams.repostspace, ports.repostspace)
  const chime = await start(createUpstreams.chime, ports.chime)
  const wickr = await start(createUpstreams.wickr, ports.wickr)
  const organization = await start(createUpstreams.organization, ports.organization)

  const running = started.move()
  return {
    repostspace,
    chime,
    wickr,
    organization,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

export interface Emulators extends AsyncDisposable, Readonly<Record<Emulator['name'], Emulator>> {}

export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  readonly ports?: Partial<Readonly<Record<Emulator['name'], number>>>
  readonly credentials?: Partial<SandboxCredentials>
}

export interface SandboxCredentials {
  /** All three AWS upstreams. */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Tencent. */
  readonly secretId: string
  readonly secretKey: string
}

/** Known to everybody and good for nothing but the emulators. */
export const sandboxCredentials: SandboxCredentials = {
  accessKeyId: 'AKIASANDBOXSANDBOX00',
  secretAccessKey: 'sandbox-secret-access-key',
  secretId: 'AKIDsandboxsandboxsandboxsandbox0000',
  secretKey: 'sandbox-secret-key',
}

const createUpstreams = {
  repostspace: createRepost,
  chime: createChime,
  wickr: createWickr,
  organization: createTencent,
} satisfies Record<Emulator['name'], (credentials: SandboxCredentials) => unknown>
