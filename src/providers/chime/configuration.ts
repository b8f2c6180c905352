import { z } from 'zod'
import { awsVariables, endpointConflict } from '../aws/configuration.ts'
import { proveCredentials } from '../aws/credential-sources.ts'
import type { AwsSettings } from '../aws/settings.ts'
import { proxyOf } from '../connections/proxy.ts'
import type { ProviderConfiguration } from '../contract/configuration.ts'
import { destinationList, endpointUrl, labels } from '../section.ts'
import { defaultRequestTimeoutMs } from '../timeouts.ts'

const section = z.strictObject({ destinations: destinationList })

/** There is no region to choose: Chime lives in us-east-1 only. */
export const chimeConfiguration: ProviderConfiguration<z.infer<typeof section>, AwsSettings> = {
  section: 'chime',
  schema: section,
  variables: { AWS_ENDPOINT_URL_CHIME: endpointUrl, ...awsVariables },
  missing: (_section, variables) => endpointConflict('AWS_ENDPOINT_URL_CHIME', variables),
  proveUsable: (_settings, variables) => proveCredentials('chime', variables),
  destinations: labels,
  settings: (_section, variables) => ({
    requestTimeoutMs: defaultRequestTimeoutMs,
    ...proxyOf(variables),
  }),
}
