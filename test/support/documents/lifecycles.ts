import { graphql } from '../../gql/index.ts'

export const ReadLifecycles = graphql(`
  query ReadLifecycles($filter: InviteFilter, $first: Int! = 1000, $after: String) {
    invites(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        recipient { value }
        lifecycle
        lifecycleCheckedAt
        expiresAt
        outcome { ... on InviteSent { sentAt } }
      }
      pageInfo { endCursor }
    }
  }
`)

export const FindByLifecycle = graphql(`
  query FindByLifecycle($filter: InviteFilter) {
    invites(filter: $filter, first: 1000) { nodes { recipient { value } } totalCount }
  }
`)
