import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isHostName, isOrigin } from '#http/settings.ts'
import { identityFile } from '#identity/settings.ts'
import { defaultWaitSeconds } from '#invites/check/limits.ts'
import { providerConfigurations } from '#providers/registry.ts'
import { ConfigError, parseConfig } from './config-error.ts'

/** The file that GATEWAY_CONFIG names. */
export type ConfigFile = z.infer<typeof configFile>

/** Throws a ConfigError where the file cannot be read or has anything wrong or unknown in it. */
export function readConfigFile(path: string): ConfigFile {
  return parseConfig(configFile, readJson(path, 'GATEWAY_CONFIG'), `Correct ${path}:`)
}

/** Document ids → documents, from the file that `http.documents` names. */
export function readDocuments(path: string): ReadonlyMap<string, string> {
  const found = parseConfig(documents, readJson(path, 'http.documents'), `Correct ${path}:`)
  return new Map(Object.entries(found))
}

function readJson(path: string, namedBy: string): unknown {
  try {
    // Editors on Windows begin a file with a mark that JSON does not have.
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(`Make ${path}, which ${namedBy} names, a readable JSON file: ${why}.`, {
      cause,
    })
  }
}

const documents = z.record(z.string().min(1), z.string().min(1))

const providers = z
  .strictObject(
    Object.fromEntries(
      Object.values(providerConfigurations).map(({ section, schema }) => [
        section,
        schema.optional(),
      ]),
    ),
  )
  .refine((sections) => Object.keys(sections).length > 0, 'must enable at least one provider')

const linkHost = z
  .string()
  .regex(/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/, 'must be like example.com or *.example.com')

const whole = (min: number, max: number, meaning: string) =>
  z.int().min(min).max(max).optional().describe(meaning)

const limits = z.strictObject({
  maxRecipientsPerBatch: whole(
    1,
    100_000,
    'Recipients in one request. A larger request is `LimitExceeded`.',
  ),
  maxTargetsPerBatch: whole(
    1,
    10_000,
    'Targets in one request. A larger request is `LimitExceeded`.',
  ),
  // A request that leaves out `waitSeconds` must stay valid.
  maxWaitSeconds: whole(
    defaultWaitSeconds,
    600,
    'The longest `waitSeconds` of a request, in seconds.',
  ),
  maxInvitesPerRevoke: whole(1, 1_000, 'Invites in one `revokeInvites`.'),
  // Keys and duplicate windows reach back 30 days: what is deleted earlier could be sent again.
  retentionDays: whole(
    31,
    36_500,
    'Days after which a finished batch is deleted with its invites, calls and events. Kept for ever where it is absent.',
  ),
  textRetentionDays: whole(
    1,
    36_500,
    'Days after which the addresses, names and texts of a finished batch are erased, as `erasePerson` does. Its outcomes stay, and so do keyed hashes for the cool-down and duplicates. As `retentionDays` where it is absent.',
  ),
  lifecycleMemorySeconds: whole(
    0,
    86_400,
    'How long a lifecycle that was read at an upstream is not read again, in seconds.',
  ),
  maxBodyBytes: whole(
    1_024,
    100_000_000,
    'The size of a request body, in bytes. A larger one is HTTP 413 before it is read.',
  ),
  coolDownSeconds: whole(
    0,
    2_592_000,
    'A recipient gets no second invite to the same destination within this time, in seconds, whatever key, tenant, `SEND_ANYWAY`, reinvite or retry asks for it. 0 switches it off.',
  ),
  maxMailboxAddressesPerDestination: whole(
    1,
    1_000,
    'Addresses of one mailbox, such as `ada@` and `ada+list@`, that are invited to one destination within `coolDownSeconds`. More of them wait until it is over.',
  ),
  maxMailboxAddresses: whole(
    1,
    1_000,
    'The same over all destinations. An address counts once for each destination.',
  ),
  maxRecipientsPerDay: whole(
    1,
    100_000_000,
    'Recipients that one tenant may send to in a day, in UTC. More is `LimitExceeded`. No bound where it is absent.',
  ),
  maxStoredRecipientsPerDay: whole(
    1,
    1_000_000_000,
    'Recipients that one tenant may store in a day, in UTC, sent to or not: skipped and invalid ones count too, and a batch without recipients counts as one. More is `LimitExceeded`.',
  ),
  maxWaitingRecipientsPerDestination: whole(
    1,
    100_000_000,
    'Recipients of one tenant that may wait for one destination at once. More is `LimitExceeded`.',
  ),
  maxWaitingRecipients: whole(
    1,
    1_000_000_000,
    'Recipients of one tenant that may wait at once, over all destinations. More is `LimitExceeded`.',
  ),
  allowedLinkHosts: z
    .array(linkHost)
    .optional()
    .describe(
      'Hosts that the texts and names of an invite may link to; `*.example.com` allows every host below. Everything that a mail program could make a link of counts. Any host where it is absent.',
    ),
  maxSubscriptions: whole(
    0,
    100_000,
    'Subscriptions at one replica at the same time. More are refused with `LIMIT_EXCEEDED`.',
  ),
  maxSubscriptionsPerCaller: whole(0, 100_000, 'The same for one caller.'),
  maxRequestsInWork: whole(
    1,
    100_000,
    'Requests at work in one process at the same time. More wait for a second at most, and tenants take turns; then they get HTTP 503 with `OVERLOADED` and `Retry-After`.',
  ),
  maxWaitingRequests: whole(
    2,
    100_000,
    'Requests that only wait, in one process at the same time: for their batch, an upstream, the rest of their body, a client that has not read the response, or their turn. A tenant may have as many as are still free; more get HTTP 503 with `OVERLOADED` and `Retry-After`.',
  ),
  maxWaitingRequestsPerTenant: whole(1, 100_000, 'The same for one tenant.'),
  maxOperationCost: whole(
    100,
    10_000_000,
    'Fields that one operation may read, sizes of pages and lists multiplied; a long alias counts one more for every 50 characters. For each recipient in its input it may read up to 50 more, but no further page or list. `extensions.cost` of every response shows the figures.',
  ),
})

const http = z.strictObject({
  hosts: z
    .array(z.string().refine(isHostName, 'a host name without port'))
    .min(1)
    .optional()
    .describe(
      'Names that the gateway answers to in `Host`, without port. Loopback names and `HOST` where it is absent.',
    ),
  origins: z
    .array(z.string().refine(isOrigin, 'an origin like https://host'))
    .optional()
    .describe('Origins whose pages may call the gateway from a browser. None where it is absent.'),
  documents: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('off'), file: z.string().optional() }),
      z.strictObject({ mode: z.enum(['optional', 'only']), file: z.string().min(1) }),
    ])
    .optional()
    .describe(
      'Trusted documents. `file` is a JSON file from document id to document. With `mode` `optional` a request may send `documentId` instead of `query`; with `only` nothing else is executed; `off` is the default.',
    ),
})

/** What the file may hold, for its documentation too. */
export const configFile = z.strictObject({
  identity: identityFile,
  providers,
  limits: limits.default({}),
  http: http.default({}),
  console: z
    .boolean()
    .default(true)
    .describe(
      'Whether the console is served at `/`. The page itself is public and holds no data; it asks who you are.',
    ),
  consoleSignIn: z
    .strictObject({
      clientId: z
        .string()
        .min(1)
        .max(200)
        .describe(
          'A public client at `identity.tokens.issuer`, with which people sign in to the console: authorization code with PKCE, and `/signed-in` of this gateway as the address to return to.',
        ),
      scope: z
        .string()
        .min(1)
        .max(1_000)
        .default('openid')
        .describe('What the console asks the issuer for, separated by spaces.'),
    })
    .optional(),
  graphiql: z
    .boolean()
    .default(true)
    .describe(
      'Whether GraphiQL is served at `/graphql`. The page itself is public and holds no data; it has a field for a key. It is not served where only trusted documents are executed.',
    ),
})
