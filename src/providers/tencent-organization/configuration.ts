import { z } from 'zod'
import type { ProviderConfiguration } from '../contract/configuration.ts'
import { endpointUrl } from '../section.ts'
import { defaultRequestTimeoutMs } from '../timeouts.ts'
import { theOrganization } from './rules.ts'

export interface TencentOrganizationSettings {
  /**
   * A URL. The international host where undefined. Any host but Tencent's own is only where we
   * connect: the request stays addressed to and signed for the international host.
   */
  readonly endpoint?: string
  readonly credential: {
    readonly secretId: string
    readonly secretKey: string
    readonly token?: string
  }
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
    TENCENTCLOUD_ENDPOINT: endpointUrl,
  },
  missing: (_section, { TENCENTCLOUD_SECRET_ID: id, TENCENTCLOUD_SECRET_KEY: key }) =>
    id === undefined || key === undefined
      ? 'Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, which providers.tencentOrganization needs.'
      : undefined,
  destinations: ({ label }) => new Map([[theOrganization, label]]),
  settings: (_section, variables) => {
    const { TENCENTCLOUD_SESSION_TOKEN: token, TENCENTCLOUD_ENDPOINT: endpoint } = variables
    return {
      requestTimeoutMs: defaultRequestTimeoutMs,
      credential: {
        secretId: variables.TENCENTCLOUD_SECRET_ID ?? '',
        secretKey: variables.TENCENTCLOUD_SECRET_KEY ?? '',
        ...(token === undefined ? {} : { token }),
      },
      ...(endpoint === undefined ? {} : { endpoint }),
    }
  },
}
