import { z } from 'zod'
import { proxyOf, proxyVariables } from '../connections/proxy.ts'
import type { ProviderConfiguration, Variables } from '../contract/configuration.ts'
import { destinationList, endpointUrl, labels } from '../section.ts'
import { defaultRequestTimeoutMs } from '../timeouts.ts'
import { proveCredentials } from './credential-sources.ts'
import { proveRegion } from './regions.ts'
import type { AwsSettings } from './settings.ts'

/** The section of an AWS service that has a region. */
export const regionalSection = z.strictObject({
  region: z.string().min(1).optional().describe('The AWS region. `AWS_REGION` where it is absent.'),
  destinations: destinationList,
})

const flag = z.string().optional()

/** What every AWS service reads, besides what only the SDK looks at. */
export const awsVariables = {
  ...proxyVariables,
  AWS_USE_FIPS_ENDPOINT: flag.describe(
    'If it is `true`, AWS services are called at their FIPS endpoints.',
  ),
  AWS_USE_DUALSTACK_ENDPOINT: flag.describe(
    'If it is `true`, AWS services are called at their dual-stack endpoints.',
  ),
}

/** The SDK would refuse every call. */
export function endpointConflict(
  endpointVariable: string,
  variables: Variables,
): string | undefined {
  const endpoint = [endpointVariable, 'AWS_ENDPOINT_URL'].find((name) => variables[name])
  const choice = ['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT'].find(
    (name) => variables[name]?.toLowerCase() === 'true',
  )
  return endpoint === undefined || choice === undefined
    ? undefined
    : `Set ${endpoint} or ${choice}, not both: AWS clients refuse an own endpoint together with it.`
}

/** Configuration of an AWS service that has a region. The SDK reads the variables by itself. */
export function regionalConfiguration(
  section: string,
  endpointVariable: string,
): ProviderConfiguration<z.infer<typeof regionalSection>, AwsSettings> {
  return {
    section,
    schema: regionalSection,
    variables: {
      AWS_REGION: z
        .string()
        .optional()
        .describe('The region of AWS services, unless the configuration file names one.'),
      [endpointVariable]: endpointUrl,
      AWS_CLIENTS: z
        .enum(['built-in'], 'built-in, or nothing')
        .optional()
        .describe(
          'With `built-in` the gateway uses its own clients for re:Post Private and Wickr even where `@aws-sdk/client-repostspace` and `@aws-sdk/client-wickr` are installed.',
        ),
      ...awsVariables,
    },
    missing: ({ region }, variables, file) =>
      region === undefined && variables.AWS_REGION === undefined
        ? `Set AWS_REGION, or providers.${section}.region in ${file}.`
        : endpointConflict(endpointVariable, variables),
    proveUsable: async (settings, variables) => {
      const region = settings.region ?? variables.AWS_REGION
      if (region) await proveRegion(region, endpointVariable, variables)
      await proveCredentials(section, variables)
    },
    destinations: labels,
    settings: (section, variables) => ({
      requestTimeoutMs: defaultRequestTimeoutMs,
      ...proxyOf(variables),
      ...(section?.region === undefined ? {} : { region: section.region }),
      ...(variables.AWS_CLIENTS === 'built-in' ? { clients: { onlyBuiltIn: true } } : {}),
    }),
  }
}
