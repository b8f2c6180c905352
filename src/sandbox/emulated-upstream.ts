import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Upstream } from './http/upstream.ts'
import type { NamedId } from './named-id.ts'

/** What the folder of one upstream brings. `emulators.ts` lists them all. */
export interface EmulatedUpstream {
  /** The upstream in its initial state. Called again whenever its emulator is reset. */
  create(credentials: SandboxCredentials): Upstream
  /** The settings with which the provider calls the emulator. `sandbox.ts` checks their type. */
  settings(access: Access): unknown
  /**
   * Destinations at which every invite succeeds. Other ids work too, unless they are named ids:
   * see the emulator for what it takes.
   */
  readonly exampleDestinations: readonly ExampleDestination[]
  readonly namedIds: readonly NamedId[]
  readonly exampleRequests: ExampleRequests
}

export interface Access {
  /** The emulator's URL, without a trailing slash. */
  readonly endpoint: string
  readonly requestTimeoutMs: number
  readonly credentials: SandboxCredentials
}

export interface ExampleDestination {
  readonly provider: ProviderKind
  readonly id: string
  readonly label: string
}

/** Parts of the documents that GraphiQL opens with, in GraphQL and without indentation. */
export interface ExampleRequests {
  /** A target of `sendInvites` that invites someone. */
  readonly welcome: string
  /** Targets of `sendInvites` that show how invites can end. */
  readonly outcomes: readonly string[]
  /** Whole operations that only this upstream has. They may spread the fragment `Outcome`. */
  readonly tabs?: readonly string[]
}

export interface SandboxCredentials {
  /** Shared by the AWS upstreams. */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Tencent Cloud. */
  readonly secretId: string
  readonly secretKey: string
}
