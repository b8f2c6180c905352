import { type ApolloClient, InMemoryCache } from '@apollo/client'
import { possibleTypes } from '../possible-types.ts'
import type { Connection } from '../transport/connection.ts'
import { gatewayLink } from './stream-link.ts'
import { typePolicies } from './type-policies.ts'

export { gatewayLink, streamLink } from './stream-link.ts'
export { typePolicies } from './type-policies.ts'

/** What an ApolloClient needs: `new ApolloClient(apolloOptions({ url: '/graphql' }))`. */
export function apolloOptions(connection: Connection): ApolloClient.Options {
  return {
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    link: gatewayLink(connection),
  }
}
