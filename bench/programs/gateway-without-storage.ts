import { randomBytes, randomUUID } from 'node:crypto'
import '../../src/http/production.ts'
import { readConfig } from '../../src/config.ts'
import { recipientHash } from '../../src/dispatch/recipient-hash.ts'
import { mapSlices, runInSlices, type Slices } from '../../src/event-loop/slices.ts'
import { createGraphql } from '../../src/http/graphql.ts'
import { createHttp } from '../../src/http/handler.ts'
import { listen } from '../../src/http/server.ts'
import { defaultHttpSettings } from '../../src/http/settings.ts'
import { openIdentity } from '../../src/identity/identify.ts'
import type { NewSend } from '../../src/invites/accept/new-send.ts'
import { newSends } from '../../src/invites/accept/new-sends.ts'
import { forbiddenDestination } from '../../src/invites/check/check-permission.ts'
import { checkRequest } from '../../src/invites/check/check-request.ts'
import { createDestinations } from '../../src/invites/check/destinations.ts'
import { defaultLimits } from '../../src/invites/check/limits.ts'
import type { Invites } from '../../src/invites/invites.ts'
import { createCursors } from '../../src/invites/query/cursors/cursors.ts'
import type { SendRow } from '../../src/invites/query/rows.ts'
import { createLogger } from '../../src/logger.ts'
import type { Outcome } from '../../src/providers/contract/outcome.ts'
import { createProviders } from '../../src/providers/registry.ts'
import { createMemoryLanes } from './memory-lanes.ts'

/**
 * The floor: the gateway's own HTTP, schema, checks, planning and provider, and nothing that is stored.
 * Only `sendInvites` works, of one target. There are no keys, duplicates over requests, or quotas.
 */
const logger = createLogger()
const config = readConfig(process.env)
const providers = createProviders(config.providers)
const destinations = createDestinations(config.destinations)
const limits = { ...defaultLimits, ...config.limits }
const settings = { ...defaultHttpSettings, ...config.http }
const hashKey = recipientHash(randomBytes(32))
const { identify } = openIdentity(config.identity, logger)
const chime = providers.get('CHIME')
if (chime === undefined) throw new Error('Chime is not configured')
const sendFromMemory = createMemoryLanes(chime)
const batches = new Map<string, SendRow[]>()

const withoutStorage = new Proxy({} as Invites, {
  get: (known, name) =>
    Reflect.get(known, name) ??
    (() => {
      throw new Error(`${String(name)} needs storage`)
    }),
})

const invites: Invites = Object.assign(withoutStorage, {
  ...{ providers, destinations, limits, cursors: createCursors(randomBytes(32)) },
  send: async (request, caller, whileWaiting) => {
    const forbidden = forbiddenDestination(request, caller)
    if (forbidden !== undefined) return forbidden
    const checked = await runInSlices(
      checkRequest(request, { providers, destinations, limits, hashKey }),
    )
    if (checked.kind !== 'checked') return checked
    const { candidates } = checked
    const { coolDownSeconds } = limits
    const sends = await runInSlices(newSends({ request, candidates, coolDownSeconds }))
    const message = request.targets[0]?.message ?? {}
    const sending = sendFromMemory(sends, message)
    const outcomes = await (whileWaiting?.(() => sending) ?? sending)
    const batchId = randomUUID()
    batches.set(batchId, await runInSlices(rowsOf(batchId, sends, outcomes)))
    return { kind: 'accepted', batchId, replayed: false, isFinished: true }
  },
  // Each is read once.
  results: async (batchId) => {
    const rows = batches.get(batchId) ?? []
    batches.delete(batchId)
    return rows
  },
} satisfies Partial<Invites>)

function* rowsOf(
  batchId: string,
  sends: readonly NewSend[],
  outcomes: readonly Outcome[],
): Slices<SendRow[]> {
  const now = new Date()
  return yield* mapSlices(sends, (send, index): SendRow => {
    const { recipient } = send.candidate
    return {
      ...{ seq: index, batchId, inviteId: send.inviteId, attempt: 1, latest: true },
      ...{ provider: 'CHIME', destinationId: send.destinationId, hasReference: false },
      ...{ recipientKind: recipient.kind, recipientValue: recipient.value },
      ...{ displayName: recipient.displayName ?? null, personKey: recipient.personKey ?? null },
      ...{ outcomeKind: outcomes[index]?.kind ?? 'QUEUED', outcome: outcomes[index] ?? null },
      ...{ notBefore: null, lastError: null, erasedAt: null },
      ...{ settledAt: now, createdAt: now, updatedAt: now },
    }
  })
}

const graphql = createGraphql({ invites, logger, settings, isUnavailable: () => false })
const pingDatabase = async () => undefined
const http = createHttp({ graphql, settings, limits, logger, identify, pingDatabase, version: '0' })
const server = await listen(http.handle, config)
logger.info({ url: server.url }, 'listening')
process.once('SIGTERM', () => process.exit(0))
