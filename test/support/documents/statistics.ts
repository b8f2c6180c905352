import { graphql } from '../../gql/index.ts'

export const ReadStatistics = graphql(`
  query ReadStatistics($days: Int!, $provider: [ProviderKind!], $destinationIds: [ID!]) {
    statistics(days: $days, provider: $provider, destinationIds: $destinationIds) {
      outcomesByDay { day provider sent alreadyPending alreadyMember skipped failed unconfirmed accepted }
      outcomesByDestination { destination { externalId label } sent failed accepted }
      callsByDay { day provider calls failed throttled medianMs slowestMs saved }
    }
  }
`)
