import { neighboursOf, type SourceFile } from './tree.ts'

const contract = 'providers/contract/'
const production = [
  ...['database/', 'dispatch/', 'http/', 'identity/', 'invites/', 'lifecycles/', 'providers/'],
  ...[
    'schema/',
    'text/',
    'config.ts',
    'config-error.ts',
    'config-file.ts',
    'environment.ts',
    'crash.ts',
    'crash-points.ts',
  ],
  ...['event-loop/', 'gateway.ts', 'logger.ts', 'redact/', 'telemetry/', 'upstreams.ts'],
  'version.ts',
]

/** Which rooms a room may import besides itself. The longest prefix of a path decides. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'main.ts': [...production, 'command-line/', 'doctor/'],
  'doctor/': [...production, 'command-line/'],
  'gateway.ts': production,
  'config-error.ts': [],
  'config.ts': [
    ...['config-error.ts', 'config-file.ts', 'environment.ts'],
    ...['identity/', 'invites/', 'providers/registry.ts', 'http/settings.ts', contract],
    ...['telemetry/settings.ts', 'database/data-directory/engine.ts'],
  ],
  'config-file.ts': [
    ...['config-error.ts', 'identity/settings.ts', 'invites/check/limits.ts'],
    ...['providers/registry.ts', 'http/settings.ts'],
  ],
  'environment.ts': [
    ...['config-error.ts', 'providers/registry.ts', 'http/settings.ts', 'telemetry/settings.ts'],
    ...['database/data-directory/engine.ts', contract],
  ],
  'command-line/': [],
  'operations/': [
    ...['command-line/', 'database/', 'dispatch/store/resume-lane.ts', 'environment.ts'],
    ...['redact/', contract],
  ],
  'crash-points.ts': [],
  'crash.ts': [],
  'event-loop/': [],
  'redact/': [],
  // Hears of the rooms through their observers. They know nothing of it.
  'telemetry/': [
    ...['database/', 'dispatch/', 'http/front/admission.ts', 'http/observing/', 'http/server.ts'],
    ...['invites/accept/acceptance.ts', 'logger.ts', 'version.ts', contract],
  ],
  'version.ts': ['package.json'],
  'logger.ts': ['crash.ts', 'log/', 'redact/'],
  // Writes lines, whatever they say.
  'log/': [],
  'http/': ['config-error.ts', 'schema/', 'invites/', 'identity/', 'event-loop/', 'logger.ts'],
  'identity/': ['config-error.ts', 'event-loop/', 'logger.ts', contract],
  'identity/make-key.ts': ['identity/', 'command-line/'],
  'schema/': [
    ...['invites/', 'lifecycles/state.ts', 'lifecycles/destinations/', 'identity/caller.ts'],
    'event-loop/',
    ...['text/broken-rule.ts', 'text/characters.ts'],
    contract,
  ],
  // Pure facts of an upstream that its input shows: a limit, the id of its one destination.
  'schema/targets/': [
    'schema/',
    'invites/check/',
    'providers/tencent-organization/rules.ts',
    'text/characters.ts',
    contract,
  ],
  'schema/targets/targets.ts': [
    ...['schema/', 'invites/check/', 'upstreams.ts', 'text/characters.ts'],
    contract,
  ],
  'invites/': [
    ...['identity/caller.ts', 'lifecycles/', 'dispatch/', 'database/', 'crash-points.ts', 'text/'],
    ...['event-loop/', 'logger.ts', contract],
  ],
  'lifecycles/': [
    ...['dispatch/lane.ts', 'dispatch/policy/pace.ts', 'dispatch/store/slots.ts'],
    ...['dispatch/permits/permits.ts', 'dispatch/recipient-hash.ts', 'database/'],
    ...['logger.ts', 'providers/tencent-organization/rules.ts', contract],
  ],
  // Pure: every decision of the engine, and every number behind one.
  'dispatch/policy/': [contract],
  'dispatch/': ['database/', 'event-loop/', 'crash-points.ts', 'logger.ts', contract],
  // Pure: what texts, addresses and domains may be, whichever upstream they go to.
  'text/': [],
  'database/': ['config-error.ts'],
  'providers/contract/': ['text/broken-rule.ts'],
  'providers/connections/': ['providers/identifier.ts', contract],
  'providers/email.ts': ['text/'],
  'providers/error-details.ts': [contract],
  'providers/identifier.ts': ['redact/'],
  'providers/reason.ts': [],
  'providers/path-id.ts': [],
  'providers/section.ts': [],
  'providers/timeouts.ts': [],
  'providers/registry.ts': ['upstreams.ts', 'providers/connections/retry-after.ts', contract],
  // Ties each upstream's provider to its input.
  'upstreams.ts': ['providers/', 'schema/targets/'],
  'providers/aws/': [
    ...['providers/connections/', 'providers/error-details.ts', 'providers/identifier.ts'],
    'providers/reason.ts',
    ...['providers/section.ts', 'providers/timeouts.ts', 'config-error.ts', contract],
  ],
  'providers/aws-clients/': ['config-error.ts', 'version.ts', contract],
  'sandbox/': ['providers/contract/kind.ts'],
  // A client like any other: it knows the gateway over HTTP only.
  'send-file/': ['client/'],
  'send-file/main.ts': ['send-file/', 'crash.ts'],
  // Runs in browsers; knows the gateway by its schema only.
  'client/': [],
  // Runs in browsers: it knows the gateway by its schema, and shares pure rules and readers.
  'console/': [
    ...['client/', 'send-file/input/headings.ts', 'send-file/input/line.ts'],
    ...['send-file/input/csv/separator.ts', 'send-file/input/end-mark.ts'],
    ...['providers/email.ts', 'providers/wickr/rules.ts'],
    ...['providers/repost-private/rules.ts', 'providers/tencent-organization/rules.ts'],
  ],
  'sandbox/main.ts': [
    ...['sandbox/', 'command-line/', 'crash.ts', 'environment.ts', 'http/production.ts'],
    'logger.ts',
  ],
  'sandbox/developer.ts': ['identity/caller.ts'],
  'sandbox/keys.ts': ['sandbox/developer.ts', 'identity/'],
  'sandbox/sandbox.ts': [...production, 'sandbox/'],
}
const upstreamMayImport = [
  ...[contract, 'providers/aws/', 'providers/aws-clients/', 'providers/email.ts', 'redact/'],
  ...['providers/connections/', 'providers/error-details.ts', 'providers/identifier.ts'],
  ...['providers/path-id.ts', 'providers/reason.ts', 'providers/section.ts'],
  ...['providers/timeouts.ts', 'text/', 'version.ts'],
]

/** Imports across rooms that the table does not allow, as `file imports file`. */
export function forbiddenImports(
  files: readonly SourceFile[],
  upstreams: readonly string[],
): readonly string[] {
  return files.flatMap((file) => {
    const path = file.path.slice('src/'.length)
    const row = rowOf(path, upstreams)
    if (row === undefined) return [`${path} belongs to no room of the table`]
    return neighboursOf(file)
      .map((target) => target.replace(/^src\//, ''))
      .filter((target) => !row.some((prefix) => target.startsWith(prefix)))
      .map((target) => `${path} imports ${target}`)
  })
}

function rowOf(path: string, upstreams: readonly string[]): readonly string[] | undefined {
  const upstream = upstreams.find((name) => path.startsWith(`providers/${name}/`))
  if (upstream !== undefined) return [`providers/${upstream}/`, ...upstreamMayImport]
  const [room, allowed = []] =
    Object.entries(mayImport)
      .filter(([prefix]) => path.startsWith(prefix))
      .sort(([one], [other]) => other.length - one.length)
      .at(0) ?? []
  return room === undefined ? undefined : [room, ...allowed]
}
