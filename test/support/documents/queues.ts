import { graphql } from '../../gql/index.ts'

export const ListQueues = graphql(`
  query ListQueues {
    providers { kind health { waiting waitingSince } }
  }
`)
