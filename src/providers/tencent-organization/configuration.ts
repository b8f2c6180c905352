import { z } from 'zod'
import { proxyOf, proxyVariables } from '../connections/proxy.ts'
import type { ProviderConfiguration } from '../contract/configuration.ts'
import { endpointUrl } from '../section.ts'
import { defaultRequestTimeoutMs } from '../timeouts.ts'
import type { CredentialSettings } from './credentials/credential-source.ts'
import { missingOfRole, roleOf, roleVariables } from './credentials/role-configuration.ts'
import { theOrganization } from './rules.ts'

export interface TencentOrganizationSettings extends CredentialSettings {
  /**
   * A URL. The international host where undefined. Any host but Tencent's own is only where we
   * connect: the request stays addressed to and signed for the international host.
   */
  readonly endpoint?: string
  /** Until an answer begins. A whole request may take twice this, sending again four times. */
  readonly requestTimeoutMs: number
}

const section = z.strictObject({
  label: z.string().min(1).optional().describe('A name of the organization for people.'),
})

export const tencentOrganizationConfiguration: ProviderConfiguration<
  z.infer<typeof section>,
  TencentOrganizationSettings
> = {
  section: 'tencentOrganization',
  schema: section,
  variables: {
    TENCENTCLOUD_SECRET_ID: z
      .string()
      .optional()
      .describe('Tencent Cloud credentials, required when `providers.tencentOrganization` is set.'),
    TENCENTCLOUD_SECRET_KEY: z.string().optional().describe('The secret key of the same.'),
    TENCENTCLOUD_SESSION_TOKEN: z
      .string()
      .optional()
      .describe('The token of temporary Tencent Cloud credentials.'),
    TENCENTCLOUD_CREDENTIALS_FILE: z
      .string()
      .optional()
      .describe(
        'A JSON file with `secretId`, `secretKey` and, for temporary credentials, `token`. It counts instead of the three variables and is read again when it changes, without a restart.',
      ),
    ...roleVariables,
    TENCENTCLOUD_ENDPOINT: endpointUrl,
    ...proxyVariables,
  },
  missing: (_section, variables) =>
    variables.TENCENTCLOUD_CREDENTIALS_FILE === undefined &&
    variables.TENCENTCLOUD_ROLE === undefined &&
    (variables.TENCENTCLOUD_SECRET_ID === undefined ||
      variables.TENCENTCLOUD_SECRET_KEY === undefined)
      ? 'Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or TENCENTCLOUD_CREDENTIALS_FILE, or TENCENTCLOUD_ROLE, which providers.tencentOrganization needs.'
      : missingOfRole(variables),
  destinations: ({ label }) => new Map([[theOrganization, label]]),
  settings: (_section, variables) => {
    const {
      TENCENTCLOUD_SESSION_TOKEN: token,
      TENCENTCLOUD_CREDENTIALS_FILE: credentialsFile,
      TENCENTCLOUD_ENDPOINT: endpoint,
    } = variables
    return {
      ...(credentialsFile === undefined ? {} : { credentialsFile }),
      requestTimeoutMs: defaultRequestTimeoutMs,
      ...proxyOf(variables),
      ...roleOf(variables),
      credential: {
        secretId: variables.TENCENTCLOUD_SECRET_ID ?? '',
        secretKey: variables.TENCENTCLOUD_SECRET_KEY ?? '',
        ...(token === undefined ? {} : { token }),
      },
      ...(endpoint === undefined ? {} : { endpoint }),
    }
  },
}
