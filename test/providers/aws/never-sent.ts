import type { TestContext } from 'node:test'
import type { AwsSettings } from '#providers/aws/settings.ts'

/** What goes wrong before anything leaves: nothing arrives, and sending again is safe. */
export const neverSent: readonly {
  readonly title: string
  readonly settings: (settings: AwsSettings) => AwsSettings
  readonly signal?: AbortSignal
  readonly error: RegExp
}[] = [
  {
    title: 'a closed port',
    settings: (settings) => ({ ...settings, endpoint: 'http://127.0.0.1:1' }),
    error: /^ECONNREFUSED$/,
  },
  {
    title: 'a host that does not exist',
    settings: (settings) => ({ ...settings, endpoint: 'http://nobody.invalid' }),
    error: /^(ENOTFOUND|EAI_AGAIN)$/,
  },
  {
    title: 'no credentials',
    settings: ({ credentials: _, ...settings }) => settings,
    error: /^CredentialsProviderError$/,
  },
  { title: 'no region', settings: ({ region: _, ...settings }) => settings, error: /^Error$/ },
  {
    title: 'a gateway that is stopping',
    settings: (settings) => settings,
    signal: AbortSignal.abort(),
    error: /^NotStarted$/,
  },
]

/** The SDK finds nothing in the environment of this test, whoever runs it. */
export function hideAwsEnvironment(t: TestContext): void {
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
