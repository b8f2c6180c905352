import {
  ChimeClient,
  type ChimeClientConfig,
  type ChimeClientResolvedConfig,
} from '@aws-sdk/client-chime'
import { partition } from '@aws-sdk/core/client'
import { type Client, makeBuilder } from '@smithy/core/client'
import { getEndpointPlugin } from '@smithy/core/endpoints'
import type { TypeRegistry } from '@smithy/core/schema'
import type { EndpointV2, HttpHandlerOptions, MetadataBearer } from '@smithy/types'

/** What tells one restJson1 service with SigV4 from another. */
export interface Service {
  /** Names the service in the user agent and in `AWS_ENDPOINT_URL_<ID>`. */
  readonly sdkId: string
  /** The service shape of the model, e.g. `WickrAdminApi`. */
  readonly shape: string
  readonly namespace: string
  readonly version: string
  readonly signingName: string
  readonly hostPrefix: string
  readonly errors: TypeRegistry[]
}

type ServiceClient<In extends object, Out extends MetadataBearer> = new (
  config?: ChimeClientConfig,
) => Client<HttpHandlerOptions, In, Out, ChimeClientResolvedConfig>

/**
 * A client class for a service whose official client we cannot install. It is the nearest official
 * client under another identity: configuration, credentials, retries and signing stay the vendor's.
 */
export function serviceClient<In extends object, Out extends MetadataBearer>(service: Service) {
  // The SDK reads `signingName` although it is not in the type; it outranks the base client's own.
  const identity: ChimeClientConfig & { readonly signingName: string } = {
    serviceId: service.sdkId,
    signingName: service.signingName,
    apiVersion: service.version,
    protocolSettings: {
      defaultNamespace: service.namespace,
      errorTypeRegistries: service.errors,
      version: service.version,
      serviceTarget: service.shape,
    },
    endpointProvider: (parameters) => endpointOf(service.hostPrefix, parameters),
  }
  const clientClass = class extends ChimeClient {
    constructor(config: ChimeClientConfig = {}) {
      super({ ...identity, ...config })
    }
  }
  // Only here does the client change the commands it accepts; the compiler then refuses Chime's.
  return clientClass as unknown as ServiceClient<In, Out>
}

/** Makes the base class of each command: `class XCommand extends command<In, Out>(…) {}`. */
export function commandBuilder<In extends object, Out extends MetadataBearer>(
  service: Service,
  clientName: string,
) {
  return makeBuilder<ChimeClientResolvedConfig, In, Out>(
    {
      UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
      Endpoint: { type: 'builtInParams', name: 'endpoint' },
      Region: { type: 'builtInParams', name: 'region' },
      UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
    },
    service.shape,
    clientName,
    getEndpointPlugin,
  )
}

interface EndpointParameters {
  readonly Endpoint?: string | undefined
  readonly Region?: string | undefined
  readonly UseFIPS?: boolean | undefined
  readonly UseDualStack?: boolean | undefined
}

function endpointOf(hostPrefix: string, parameters: EndpointParameters): EndpointV2 {
  const { Endpoint, Region, UseFIPS, UseDualStack } = parameters
  if (Endpoint) {
    // In the words of the official rules.
    if (UseFIPS) throw invalid('FIPS and custom endpoint are not supported')
    if (UseDualStack) throw invalid('Dualstack and custom endpoint are not supported')
    return { url: new URL(Endpoint) }
  }
  if (!Region) throw invalid('Missing Region')
  const { dnsSuffix, dualStackDnsSuffix } = partition(Region)
  const suffix = UseDualStack ? dualStackDnsSuffix : dnsSuffix
  return { url: new URL(`https://${hostPrefix}${UseFIPS ? '-fips' : ''}.${Region}.${suffix}`) }
}

const invalid = (what: string) => new Error(`Invalid Configuration: ${what}`)
