import { ChimeClient, InviteUsersCommand } from '@aws-sdk/client-chime'
import { createSchema, createYoga } from 'graphql-yoga'
import { clientConfig } from '../../src/providers/aws/settings.ts'
import { serve } from '../lib/serve.ts'

/** Yoga in front of the SDK, with the gateway's settings for both, and without any storage. */
const client = new ChimeClient(
  clientConfig({
    endpoint: process.argv[2] ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDBENCH', secretAccessKey: 'bench' },
    requestTimeoutMs: 30_000,
  }),
)

const yoga = createYoga({
  schema: createSchema({
    typeDefs: /* GraphQL */ `
      type Query { alive: Boolean! }
      type Mutation { inviteUsers(accountId: String!, input: InviteUsers_Input!): InviteUsersPayload! }
      input InviteUsers_Input { UserEmailList: [String!]! UserType: String! }
      type InviteUsersPayload { Invites: [Invite!]! }
      type Invite { EmailAddress: String! EmailStatus: String }
    `,
    resolvers: {
      Query: { alive: () => true },
      Mutation: {
        inviteUsers: async (_root: unknown, { accountId, input }: Arguments) => {
          const command = new InviteUsersCommand({
            AccountId: accountId,
            UserEmailList: input.UserEmailList,
            UserType: 'PrivateUser',
          })
          return client.send(command)
        },
      },
    },
  }),
  graphiql: false,
  landingPage: false,
  logging: false,
  maxRequestBodySize: false,
})

interface Arguments {
  accountId: string
  input: { UserEmailList: string[] }
}

serve(yoga)
