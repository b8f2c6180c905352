import { dirname, resolve } from 'node:path'
import { type Engine, engineFor } from '#database/data-directory/engine.ts'
import { fileSettingNames, type HttpSettings, hostsOf, isIssuerUrl } from '#http/settings.ts'
import type { IdentitySettings } from '#identity/identify.ts'
import type { DestinationTable } from '#invites/check/destinations.ts'
import type { GatewayLimits } from '#invites/check/limits.ts'
import type { Variables } from '#providers/contract/configuration.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import {
  type ProviderSettings,
  providerConfigurations,
  providerSettings,
} from '#providers/registry.ts'
import { type TelemetrySettings, telemetrySettings } from '#telemetry/settings.ts'
import { ConfigError } from './config-error.ts'
import { type ConfigFile, readConfigFile, readDocuments } from './config-file.ts'
import { type Environment, readEnvironment } from './environment.ts'

/** What `npm run serve` runs with. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly keepAliveMs: number
  /** Undefined: nothing is measured. */
  readonly telemetry?: TelemetrySettings
  readonly database:
    | { readonly url: string }
    | { readonly directory: string; readonly engine: Engine }
  readonly providers: ProviderSettings
  readonly destinations: DestinationTable
  readonly identity: IdentitySettings
  readonly limits: Partial<GatewayLimits>
  readonly http: HttpSettings
}

/** Reads the environment and the file that GATEWAY_CONFIG names. Throws a ConfigError. */
export function readConfig(variables: Variables): Config {
  const environment = readEnvironment(variables)
  const {
    HOST,
    PORT,
    KEEP_ALIVE_SECONDS,
    DATABASE_URL,
    DATABASE,
    DATA_DIR,
    GATEWAY_CONFIG,
    METRICS_PORT,
    given,
  } = environment
  const file = readConfigFile(GATEWAY_CONFIG)
  const served = METRICS_PORT === undefined ? undefined : { host: HOST, port: METRICS_PORT }
  const telemetry = telemetrySettings(environment, served)
  return {
    host: HOST,
    port: PORT,
    keepAliveMs: KEEP_ALIVE_SECONDS * 1_000,
    ...(telemetry && { telemetry }),
    database:
      DATABASE_URL === undefined
        ? { directory: DATA_DIR, engine: engineFor(DATA_DIR, DATABASE) }
        : { url: DATABASE_URL },
    limits: definedOnly(file.limits),
    identity: identityOf(file, GATEWAY_CONFIG),
    http: httpOf(file, environment),
    destinations: destinationsOf(file, environment),
    providers: providerSettings(file.providers, given),
  }
}

/** The configuration in short, for the log: numbers and switches, but no secrets, names or hosts. */
export function configSummary(config: Config): Readonly<Record<string, unknown>> {
  const { database, destinations, identity, limits, http } = config
  const { allowedLinkHosts, ...numbers } = limits
  return {
    database: 'url' in database ? 'postgresql' : database.engine,
    destinations: Object.fromEntries(
      Object.entries(destinations).map(([provider, labels]) => [provider, labels.size]),
    ),
    identity: Object.keys(identity),
    telemetry: Object.keys(config.telemetry ?? {}),
    limits: { ...numbers, ...(allowedLinkHosts && { allowedLinkHosts: allowedLinkHosts.length }) },
    http: {
      ...{ hosts: http.hosts.length, origins: http.origins.length },
      ...{ documents: http.documents?.mode ?? 'off', logRequests: http.logRequests ?? false },
      ...{ console: http.console, graphiql: http.graphiql },
    },
  }
}

/** The destinations of every provider that has a section. */
function destinationsOf(
  { providers }: ConfigFile,
  { given, GATEWAY_CONFIG }: Environment,
): DestinationTable {
  const entries = providerKinds.flatMap((kind) => {
    const { section: name, missing, destinations } = providerConfigurations[kind]
    const section = providers[name]
    if (section === undefined) return []
    const problem = missing?.(section, given, GATEWAY_CONFIG)
    if (problem !== undefined) throw new ConfigError(problem)
    return [[kind, destinations(section)]]
  })
  return Object.fromEntries(entries)
}

function httpOf(
  file: ConfigFile,
  { HOST, LOG_REQUESTS, GATEWAY_CONFIG }: Environment,
): HttpSettings {
  const {
    console,
    graphiql,
    http: { hosts, origins = [], documents },
  } = file
  const consoleSignIn = consoleSignInOf(file, GATEWAY_CONFIG)
  const logRequests = LOG_REQUESTS === 'true' ? { logRequests: true } : {}
  const settings = {
    ...{ hosts: hosts ?? hostsOf(HOST), origins, settingNames: fileSettingNames },
    ...{ console, graphiql, ...logRequests, ...consoleSignIn },
  }
  if (documents === undefined || documents.mode === 'off') return settings
  const byId = readDocuments(besideFile(GATEWAY_CONFIG, documents.file))
  return { ...settings, documents: { mode: documents.mode, byId } }
}

/** The console's client belongs to the issuer whose tokens are accepted. */
function consoleSignInOf(
  { consoleSignIn, identity: { tokens } }: ConfigFile,
  path: string,
): Pick<HttpSettings, 'consoleSignIn'> {
  if (consoleSignIn === undefined) return {}
  const { issuer = '' } = tokens ?? {}
  if (!isIssuerUrl(issuer)) {
    throw new ConfigError(
      `Correct ${path}: consoleSignIn (needs identity.tokens with an issuer like https://issuer).`,
    )
  }
  return { consoleSignIn: { issuer, ...consoleSignIn } }
}

function identityOf({ identity: { keys, tokens } }: ConfigFile, path: string): IdentitySettings {
  return definedOnly({ keys: keys && besideFile(path, keys), tokens })
}

/** A relative path starts where the configuration file is. */
const besideFile = (configFile: string, path: string) => resolve(dirname(configFile), path)

function definedOnly<T extends object>(
  members: T,
): { [key in keyof T]?: Exclude<T[key], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [key in keyof T]?: Exclude<T[key], undefined> }
}
