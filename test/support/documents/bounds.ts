import { graphql } from '../../gql/index.ts'

export const ReadBounds = graphql(`
  query ReadBounds {
    limits { coolDownSeconds maxMailboxAddressesPerDestination maxMailboxAddresses maxRecipientsPerDay maxStoredRecipientsPerDay allowedLinkHosts }
  }
`)
