import { documentIds } from 'virtual:document-ids'
import { cacheExchange } from '@urql/exchange-graphcache'
import { possibleTypes } from 'invite-gateway/client'
import { Client, type CombinedError, fetchExchange, mapExchange, type Operation } from 'urql'
import { markRefused } from './session.ts'

/** Sends the console's documents by their ids, with this key. */
export function createGatewayClient(key: string | undefined): Client {
  const refused = (error: CombinedError) => {
    if (isUnauthenticated(error)) markRefused(key)
  }
  return new Client({
    url: '/graphql',
    exchanges: [
      mapExchange({ onError: refused }),
      cacheExchange({ possibleTypes, keys: embedded }),
      mapExchange({ onOperation: withDocumentId }),
      fetchExchange,
    ],
    fetchSubscriptions: true,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: {
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    },
  })
}

export function isUnauthenticated({ response, graphQLErrors }: CombinedError): boolean {
  return (
    response?.status === 401 ||
    graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')
  )
}

/** The gateway knows every document of the console, so that it works where no others are allowed. */
function withDocumentId(operation: Operation): Operation {
  const definition = operation.query.definitions.find((one) => one.kind === 'OperationDefinition')
  const name = definition?.name?.value ?? ''
  const sha256Hash = documentIds[name]
  if (sha256Hash === undefined) return operation
  return { ...operation, extensions: { persistedQuery: { version: 1, sha256Hash } } }
}

// Values without an id belong to the object that has them.
const embedded = Object.fromEntries(
  [
    ...[
      'BatchAction',
      'BatchEvent',
      'BatchProgress',
      'BatchTarget',
      'BrokenRule',
      'GatewayLimits',
      'NamedId',
    ],
    ...['FreeSeats', 'SecurityGroup', 'SecurityGroups', 'UnreadDestination', 'NotAuthorized'],
    ...['DayCalls', 'DayOutcomes', 'DestinationOutcomes', 'Statistics'],
    ...['OutcomeCounts', 'PlannedCall', 'PlanWarning', 'ProviderCall', 'ProviderCapabilities'],
    ...['ProviderError', 'ProviderErrorDetail', 'ProviderHealth', 'ProviderLifecycle'],
    ...['ProviderLimits', 'QuotaLeft', 'Recipient', 'Sandbox', 'Viewer', 'InvitePlan'],
    ...(possibleTypes.InviteOutcomeBase ?? []),
  ].map((name) => [name, () => null]),
)
