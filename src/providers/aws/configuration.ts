import { z } from 'zod'
import type { ProviderConfiguration } from '../contract/configuration.ts'
import { destinationList, endpointUrl, labels } from '../section.ts'
import { defaultRequestTimeoutMs } from '../timeouts.ts'
import type { AwsSettings } from './settings.ts'

const regionalSection = z.strictObject({
  region: z.string().min(1).optional().describe('The AWS region. `AWS_REGION` where it is absent.'),
  destinations: destinationList,
})

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
    },
    missing: ({ region }, { AWS_REGION }, file) =>
      region === undefined && AWS_REGION === undefined
        ? `Set AWS_REGION, or providers.${section}.region in ${file}.`
        : undefined,
    destinations: labels,
    settings: (section) => ({
      requestTimeoutMs: defaultRequestTimeoutMs,
      ...(section?.region === undefined ? {} : { region: section.region }),
    }),
  }
}
