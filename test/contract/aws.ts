import type { TestContext } from 'node:test'
import type { AwsSettings } from '#providers/aws/settings.ts'
import type { Emulator } from '#sandbox/emulator.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import type { FailureRow, NeverSent } from './facts.ts'

export const settingsFor = ({ url }: Emulator): AwsSettings => ({
  endpoint: url,
  region: 'eu-central-1',
  credentials: sandboxCredentials,
  requestTimeoutMs: 1_500,
})

/** Facts that all AWS upstreams have in common. */
export const awsFacts = {
  settingsFor,
  sdk: '@aws-sdk',
  aborted: 'AbortError',
  retryAfter: 'STATED',
  hideEnvironment: hideAwsEnvironment,
  wrongSecret: (settings: AwsSettings): AwsSettings => ({
    ...settings,
    credentials: { accessKeyId: sandboxCredentials.accessKeyId, secretAccessKey: 'wrong' },
  }),
} as const

interface Model {
  readonly shapes: Readonly<Record<string, unknown>>
}

/** The errors that a Smithy model has for each of these operations. */
export function errorsOf(
  { shapes }: Model,
  operations: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const entries = operations.map((operation) => {
    const [, shape] = Object.entries(shapes).find(([id]) => id.endsWith(`#${operation}`)) ?? []
    const { errors = [] } = (shape ?? {}) as { errors?: readonly { target: string }[] }
    return [operation, errors.map(({ target }) => target.slice(target.indexOf('#') + 1))]
  })
  return Object.fromEntries(entries)
}

/**
 * What every AWS upstream can answer, whatever its model says. `success` is its good status.
 * `headProvesAll`: a success has nothing in its body.
 */
export function awsFailures(success: number, headProvesAll = false): readonly FailureRow[] {
  return [
    denied('AccessDeniedException', 403),
    ...[400, 403].flatMap((status) =>
      [
        'UnrecognizedClientException',
        'MissingAuthenticationTokenException',
        'IncompleteSignature',
        'ExpiredTokenException',
        'ExpiredToken',
        'InvalidSignatureException',
        'SignatureDoesNotMatch',
        'RequestTimeTooSkewed',
        'InvalidClientTokenId',
        'InvalidToken',
      ].map((name) => notAccepted(name, status)),
    ),
    refused('ServiceQuotaExceededException', 402, 'QUOTA_EXCEEDED'),
    refused('UnknownOperationException', 404, 'PROVIDER_REJECTED'),
    refused('SomethingNewException', 400, 'PROVIDER_REJECTED'),
    refused('SomethingNewException', 409, 'PROVIDER_REJECTED'),
    throttled('ThrottlingException', 429),
    throttled('ThrottlingException', 400),
    throttled('TooManyRequestsException', 429, 7),
    throttled('SomethingNewException', 429),
    open('RequestTimeoutException', 408),
    open('NotImplemented', 501),
    open('InternalFailure', 500),
    open('InternalFailure', 500, true),
    open('ServiceUnavailable', 503),
    ...([403, 404] as const).map((status): FailureRow => {
      const code = status === 403 ? 'ACCESS_DENIED' : 'PROVIDER_REJECTED'
      const { summary } = refused(`HTTP_${status}`, status, code)
      const fault = { kind: 'html-error', status } as const
      return { title: `a proxy's page with status ${status} is a refusal`, fault, summary }
    }),
    clockOff(refused('SomethingNewException', 400, 'PROVIDER_REJECTED')),
    clockOff(notAccepted('InvalidSignatureException', 403)),
    ...(['cut', 'rubbish'] as const).map(
      (kind): FailureRow => ({
        title: `a success with a body that is ${kind} ${headProvesAll ? 'is a success' : 'leaves it open'}`,
        fault: { kind, accepted: true },
        summary: headProvesAll
          ? { kind: 'answered' }
          : { kind: 'unanswered', error: `HTTP_${success}`, httpStatus: success },
      }),
    ),
  ]
}

export function refused(
  name: string,
  httpStatus: number,
  code: string,
  { retryable = false, field }: { retryable?: boolean; field?: string | undefined } = {},
) {
  const ofField = field === undefined ? {} : { field }
  return {
    title: `${httpStatus} ${name} is a refusal: ${code}, field ${field}`,
    fault: { kind: 'error', name, status: httpStatus },
    summary: { kind: 'refused', code, retryable, ...ofField, error: name, httpStatus },
  } as const satisfies FailureRow
}

function denied(name: string, status: number) {
  return refused(name, status, 'ACCESS_DENIED')
}

function notAccepted(name: string, status: number) {
  const { title, fault, summary } = refused(name, status, 'ACCESS_DENIED', { retryable: true })
  return {
    title: `${title}, about us`,
    fault,
    summary: { ...summary, reason: 'credentials' },
  } as const satisfies FailureRow
}

function throttled(name: string, httpStatus: number, retryAfterSeconds?: number): FailureRow {
  const seconds = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterMs: retryAfterSeconds * 1000 }
  return {
    title: `${httpStatus} ${name}, Retry-After ${retryAfterSeconds ?? 'absent'}, was not processed`,
    fault: { kind: 'error', name, status: httpStatus, ...seconds },
    summary: { kind: 'throttled', ...wait, error: name, httpStatus },
  }
}

export function open(name: string, httpStatus: number, accepted = false): FailureRow {
  return {
    title: `${httpStatus} ${name}, accepted ${accepted}, leaves it open, even with Retry-After`,
    fault: { kind: 'error', name, status: httpStatus, accepted, retryAfterSeconds: 2 },
    summary: { kind: 'unanswered', error: name, httpStatus, retryAfterMs: 2_000 },
  }
}

function clockOff({ title, fault, summary }: ReturnType<typeof refused | typeof notAccepted>) {
  return {
    title: `${title}, with a clock ten minutes off: it is not sent again`,
    fault: { ...fault, dateOffsetMinutes: 10 },
    summary,
  } as const satisfies FailureRow
}

export const awsNeverSent: readonly NeverSent<AwsSettings>[] = [
  ...['127.0.0.1', 'localhost', 'no-such-host.invalid'].map((host) => ({
    title: `a port of ${host} that nobody listens on`,
    settings: (settings: AwsSettings) => ({ ...settings, endpoint: `http://${host}:1` }),
    error: host.endsWith('.invalid') ? /^(ENOTFOUND|EAI_AGAIN)$/ : /^ECONNREFUSED$/,
  })),
  {
    title: 'no credentials',
    settings: ({ credentials: _, ...settings }) => settings,
    error: /^CredentialsProviderError$/,
  },
  {
    title: 'a gateway that is stopping',
    settings: (settings) => settings,
    signal: AbortSignal.abort(),
    error: /^NotStarted$/,
  },
]

export const noRegion: NeverSent<AwsSettings> = {
  title: 'no region',
  settings: ({ region: _, ...settings }) => settings,
  error: /^Error$/,
}

/** The SDK finds nothing in the environment of this test, wherever it runs. */
function hideAwsEnvironment(t: TestContext): void {
  const before = { ...process.env }
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) delete process.env[name]
  }
  process.env.AWS_EC2_METADATA_DISABLED = 'true'
  process.env.AWS_CONFIG_FILE = process.env.AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'
  t.after(() => {
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, before)
  })
}
