import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import querystring from 'node:querystring'
import { z } from 'zod'
import { type HttpSettings, hostsOf } from '#http/settings.ts'
import type { IdentitySettings } from '#identity/identify.ts'
import { identityFile } from '#identity/settings.ts'
import type { DestinationTable } from '#invites/check/destinations.ts'
import type { GatewayLimits } from '#invites/check/limits.ts'
import type { ProviderSettings } from '#providers/registry.ts'
import { ConfigError } from './config-error.ts'

/** What `npm run serve` runs with. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly database: { readonly url: string } | { readonly directory: string }
  readonly providers: ProviderSettings
  readonly destinations: DestinationTable
  readonly identity: IdentitySettings
  readonly limits: Partial<GatewayLimits>
  readonly http: HttpSettings
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment and the file that GATEWAY_CONFIG names. Throws a ConfigError. */
export function readConfig(environment: Environment): Config {
  const set = parse(variables, given(environment), 'Set')
  const file = readFile(set.GATEWAY_CONFIG)
  const { repostPrivate, wickr, chime, tencentOrganization } = file.providers
  for (const [name, provider] of Object.entries({ repostPrivate, wickr })) {
    if (provider !== undefined && provider.region === undefined && set.AWS_REGION === undefined) {
      throw new ConfigError(`Set AWS_REGION, or providers.${name}.region in ${set.GATEWAY_CONFIG}.`)
    }
  }
  const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey } = set
  if (tencentOrganization !== undefined && (secretId === undefined || secretKey === undefined)) {
    throw new ConfigError(
      'Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, which providers.tencentOrganization needs.',
    )
  }
  return {
    host: set.HOST,
    port: set.PORT,
    database:
      set.DATABASE_URL === undefined ? { directory: set.DATA_DIR } : { url: set.DATABASE_URL },
    limits: definedOnly(file.limits),
    identity: identityOf(file.identity, set.GATEWAY_CONFIG),
    http: httpOf(file.http, set),
    destinations: {
      ...labels('REPOST_PRIVATE', repostPrivate),
      ...labels('WICKR', wickr),
      ...labels('CHIME', chime),
      ...labels(
        'TENCENT_ORGANIZATION',
        tencentOrganization && {
          destinations: [{ id: 'organization', label: tencentOrganization.label }],
        },
      ),
    },
    providers: {
      repostPrivate: aws(repostPrivate),
      wickr: aws(wickr),
      // Always us-east-1: the upstream has no other.
      chime: aws({}),
      tencentOrganization: {
        requestTimeoutMs,
        credential: {
          secretId: secretId ?? '',
          secretKey: secretKey ?? '',
          ...definedOnly({ token: set.TENCENTCLOUD_SESSION_TOKEN }),
        },
        ...definedOnly({ endpoint: set.TENCENTCLOUD_ENDPOINT }),
      },
    },
  }
}

/** What the environment holds that nobody may see, for whoever writes logs. */
export function secretsIn(environment: Environment): string[] {
  const named = Object.entries(environment)
    .filter(([name]) => /SECRET|TOKEN|PASSWORD|CREDENTIAL|_KEY/i.test(name))
    // A path, and what is too short to be more than a switch, would only be missed in a log.
    .filter(([name, value = '']) => !name.endsWith('_FILE') && value.length >= 8)
  const { password = '', searchParams } = URL.parse(environment.DATABASE_URL ?? '') ?? {}
  return [
    ...named.map(([, value = '']) => value),
    ...[password, querystring.unescape(password), searchParams?.get('password') ?? ''],
  ]
}

// 30 s: an upstream that takes longer is broken. Too short leaves invites unconfirmed that were
// sent, too long only delays.
const requestTimeoutMs = 30_000

const url = z.url({ protocol: /^https?$/, error: 'a URL like https://host:port' })
const portRange = 'a port from 0 to 65535'
const port = z
  .string()
  .regex(/^\d{1,5}$/, portRange)
  .transform(Number)
  .pipe(z.number().max(65_535, portRange))
const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'a URL like postgres://user:password@host/name' })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  GATEWAY_CONFIG: z.string({ error: 'the path of a JSON file: README, "Configuration"' }),
  // The SDK reads these by itself; here they are only looked at.
  AWS_REGION: z.string().optional(),
  AWS_ENDPOINT_URL_CHIME: url.optional(),
  AWS_ENDPOINT_URL_REPOSTSPACE: url.optional(),
  AWS_ENDPOINT_URL_WICKR: url.optional(),
  TENCENTCLOUD_SECRET_ID: z.string().optional(),
  TENCENTCLOUD_SECRET_KEY: z.string().optional(),
  TENCENTCLOUD_SESSION_TOKEN: z.string().optional(),
  TENCENTCLOUD_ENDPOINT: url.optional(),
})

const hostname = /^(?:[a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]+\])$/
const knownDocuments = z.record(z.string().min(1), z.string().min(1))
const destinations = z
  .array(z.strictObject({ id: z.string().min(1), label: z.string().min(1).optional() }))
  .min(1)
const awsProvider = z.strictObject({ region: z.string().min(1).optional(), destinations })
const linkHost = z
  .string()
  .regex(/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/, 'must be like example.com or *.example.com')
const configFile = z.strictObject({
  identity: identityFile,
  providers: z
    .strictObject({
      repostPrivate: awsProvider.optional(),
      wickr: awsProvider.optional(),
      chime: awsProvider.omit({ region: true }).strict().optional(),
      tencentOrganization: z.strictObject({ label: z.string().min(1).optional() }).optional(),
    })
    .refine((providers) => Object.keys(providers).length > 0, 'must enable at least one provider'),
  limits: z
    .strictObject({
      maxRecipientsPerBatch: z.int().min(1).max(100_000).optional(),
      maxTargetsPerBatch: z.int().min(1).max(10_000).optional(),
      // No request may have to name a time just because the default is out of range.
      maxWaitSeconds: z.int().min(10).max(600).optional(),
      maxInvitesPerRevoke: z.int().min(1).max(1_000).optional(),
      lifecycleMemorySeconds: z.int().min(0).max(86_400).optional(),
      maxBodyBytes: z.int().min(1_024).max(100_000_000).optional(),
      coolDownSeconds: z.int().min(0).max(2_592_000).optional(),
      maxRecipientsPerDay: z.int().min(1).max(100_000_000).optional(),
      allowedLinkHosts: z.array(linkHost).optional(),
      maxSubscriptions: z.int().min(0).max(100_000).optional(),
      maxSubscriptionsPerCaller: z.int().min(0).max(100_000).optional(),
      maxRequestsInWork: z.int().min(1).max(100_000).optional(),
      maxOperationCost: z.int().min(100).max(10_000_000).optional(),
    })
    .default({}),
  http: z
    .strictObject({
      hosts: z.array(z.string().regex(hostname, 'a host name without port')).min(1).optional(),
      origins: z.array(z.string().refine(isOrigin, 'an origin like https://host')).optional(),
      documents: z
        .discriminatedUnion('mode', [
          z.strictObject({ mode: z.literal('off'), file: z.string().optional() }),
          z.strictObject({ mode: z.enum(['optional', 'only']), file: z.string().min(1) }),
        ])
        .optional(),
    })
    .default({}),
})

function readFile(path: string): z.infer<typeof configFile> {
  return parse(configFile, readJson(path, 'GATEWAY_CONFIG'), `Correct ${path}:`)
}

function readJson(path: string, namedBy: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(`Make ${path}, which ${namedBy} names, a readable JSON file: ${why}.`, {
      cause,
    })
  }
}

function httpOf(
  { hosts, origins = [], documents }: z.infer<typeof configFile>['http'],
  { HOST, GATEWAY_CONFIG }: z.infer<typeof variables>,
): HttpSettings {
  const settings = { hosts: hosts ?? hostsOf(HOST), origins }
  if (documents === undefined || documents.mode === 'off') return settings
  // A relative path starts where the configuration is.
  const path = resolve(dirname(GATEWAY_CONFIG), documents.file)
  const found = parse(knownDocuments, readJson(path, 'http.documents'), `Correct ${path}:`)
  const byId = new Map(Object.entries(found))
  return { ...settings, documents: { mode: documents.mode, byId } }
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** A relative path starts where the configuration is. */
function identityOf(
  { keys, tokens }: z.infer<typeof identityFile>,
  path: string,
): IdentitySettings {
  const file = keys === undefined ? undefined : resolve(dirname(path), keys)
  return definedOnly({ keys: file, tokens })
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string) {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')} (${message})`,
  )
  throw new ConfigError(`${what} ${problems.join(', ')}.`)
}

/** An empty variable is one that was not set. */
function given(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function labels(
  kind: keyof DestinationTable,
  provider: { destinations: readonly { id: string; label?: string | undefined }[] } | undefined,
): DestinationTable {
  if (provider === undefined) return {}
  return { [kind]: new Map(provider.destinations.map(({ id, label }) => [id, label])) }
}

function aws(provider: { region?: string | undefined } | undefined) {
  return { requestTimeoutMs, ...definedOnly({ region: provider?.region }) }
}

function definedOnly<T extends object>(
  members: T,
): { [key in keyof T]?: Exclude<T[key], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [key in keyof T]?: Exclude<T[key], undefined> }
}
