import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'
import { chime } from './chime/chime.ts'
import type { EmulatedUpstream, SandboxCredentials } from './emulated-upstream.ts'
import type { Emulator } from './emulator.ts'
import { startEmulator } from './http/server.ts'
import { repostPrivate } from './repost-private/repost-private.ts'
import { tencentOrganization } from './tencent-organization/tencent-organization.ts'
import { wickr } from './wickr/wickr.ts'

/** Every upstream that the sandbox plays. A new one is a folder and a line here. */
export const upstreams = {
  REPOST_PRIVATE: repostPrivate,
  CHIME: chime,
  WICKR: wickr,
  TENCENT_ORGANIZATION: tencentOrganization,
} satisfies Record<ProviderKind, EmulatedUpstream>

/** Starts all upstreams, each on a port of its own on 127.0.0.1. */
export async function startEmulators(options: EmulatorOptions = {}): Promise<Emulators> {
  const credentials = { ...sandboxCredentials, ...options.credentials }

  await using started = new AsyncDisposableStack()
  const emulators: Partial<Record<ProviderKind, Emulator>> = {}
  for (const kind of providerKinds) {
    const create = () => upstreams[kind].create(credentials)
    const port = options.ports?.[kind] ?? 0
    emulators[kind] = started.use(await startEmulator(kind, create, port))
  }

  const running = started.move()
  return {
    // The loop has started one of every kind.
    ...(emulators as Record<ProviderKind, Emulator>),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** Where each emulator listens. */
export function urlsOf(emulators: Emulators): Readonly<Record<ProviderKind, string>> {
  const urls = providerKinds.map((kind) => [kind, emulators[kind].url])
  return Object.fromEntries(urls) as Record<ProviderKind, string>
}

export interface Emulators extends AsyncDisposable, Readonly<Record<ProviderKind, Emulator>> {}

export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  readonly ports?: Partial<Readonly<Record<ProviderKind, number>>>
  readonly credentials?: Partial<SandboxCredentials>
}

/** Public, and accepted by the emulators only. */
export const sandboxCredentials: SandboxCredentials = {
  accessKeyId: 'AKIASANDBOXSANDBOX00',
  secretAccessKey: 'sandbox-secret-access-key',
  secretId: 'AKIDsandboxsandboxsandboxsandbox0000',
  secretKey: 'sandbox-secret-key',
}
