import { ConfigError } from '../../config-error.ts'
import type { Variables } from '../contract/configuration.ts'

/**
 * Rejects with a ConfigError where the AWS SDK knows no region of that name. One that is newer than
 * the SDK can be used with an endpoint of its own.
 */
export async function proveRegion(
  region: string,
  endpointVariable: string,
  variables: Variables,
): Promise<void> {
  const { partition } = await import('@aws-sdk/core/client')
  // What merely looks like a region, or like nothing, is answered with a partition as well.
  if ('description' in partition(region)) return
  const hasEndpoint = [endpointVariable, 'AWS_ENDPOINT_URL'].some((name) => variables[name])
  if (hasEndpoint && regionForm.test(region)) return
  throw new ConfigError(
    `Correct the AWS region ${region} in ${variables.GATEWAY_CONFIG} or AWS_REGION: the AWS SDK knows no region of that name; if it is new, name its endpoint in ${endpointVariable}.`,
  )
}

const regionForm = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/
