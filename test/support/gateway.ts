import assert from 'node:assert/strict'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import type { Database } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import { createIdentify } from '#identity/identify.ts'
import type { DestinationTable } from '#invites/check/destinations.ts'
import { developer } from '#sandbox/developer.ts'
import { type Emulators, startEmulators } from '#sandbox/emulators.ts'
import { sandboxGateway } from '#sandbox/sandbox.ts'
import { createGateway, type Gateway, type GatewayOptions } from '../../src/gateway.ts'
import { borrowPglite } from './borrow-pglite.ts'
import { type Callers, giveKeys } from './callers.ts'
import { address, createTestLogger, type TestLogger } from './logger.ts'

/** A gateway in this process with its database and its four emulators. */
export interface TestGateway extends AsyncDisposable {
  readonly emulators: Emulators
  readonly database: Database
  readonly gateway: Gateway
  readonly logger: TestLogger
  /** Runs a typed document; fails on `errors`. */
  execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
  post(body: unknown, headers?: Record<string, string>): Promise<Response>
  /** The same gateway, asked by one of `callers`. */
  as(caller: string): TestGateway
  /** The API key of one of `callers`. */
  keyOf(caller: string): string
}

export type TestGatewayOptions = Partial<
  Pick<
    GatewayOptions,
    'limits' | 'http' | 'dispatch' | 'lifecycles' | 'providers' | 'identify' | 'telemetry'
  >
> & {
  readonly destinations?: DestinationTable
  /** Who asks without a credential, instead of the sandbox's developer. */
  readonly caller?: Partial<Caller>
  /** Who asks with a key of their own; without one it is nobody then. See `as`. */
  readonly callers?: Callers
  /** Given: it is used and not closed. */
  readonly database?: Database
  readonly emulators?: Emulators
  readonly requestTimeoutMs?: number
}

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  await using started = new AsyncDisposableStack()
  const emulators = options.emulators ?? started.use(await startEmulators())
  const database = options.database ?? started.use(await borrowPglite())
  const logger = createTestLogger()
  const { requestTimeoutMs = 2_000, caller, callers, limits, ...rest } = options
  const keys = callers && giveKeys(callers)
  const gateway = started.use(
    await createGateway({
      ...sandboxGateway(emulators, requestTimeoutMs),
      dispatch: { policy: quickPolicy },
      identify: keys?.identify ?? createIdentify({ unnamed: { ...developer, ...caller } }),
      ...rest,
      limits: { coolDownSeconds: 0, ...limits },
      database,
      logger,
    }),
  )
  const post: TestGateway['post'] = (body, headers) =>
    gateway.fetch(new URL('http://gateway/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const running = started.move()
  const askedBy = (post: TestGateway['post']): TestGateway => ({
    emulators,
    database,
    gateway,
    logger,
    post,
    keyOf: (name) => keys?.keyOf(name) ?? assert.fail('nobody has a key'),
    as: (name) => askedBy((body, headers) => post(body, { ...headers, ...keys?.headers(name) })),
    execute: async (document, variables) => {
      const response = await post({ query: print(document), variables })
      const { data, errors } = (await response.json()) as { data: never; errors?: unknown }
      if (errors !== undefined) throw new Error(`the gateway answered ${JSON.stringify(errors)}`)
      return data
    },
    [Symbol.asyncDispose]: async () => {
      await running.disposeAsync()
      assert.doesNotMatch(logger.written(), address)
    },
  })
  return askedBy(post)
}

/** Back-offs that a test can sit through. */
const quickPolicy = {
  unavailable: { baseMs: 5, capMs: 20 },
  unanswered: { baseMs: 5, capMs: 20 },
  throttled: { baseMs: 5, capMs: 20 },
  credentialsPauseMs: 20,
}
