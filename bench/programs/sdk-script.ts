import { ChimeClient, InviteUsersCommand } from '@aws-sdk/client-chime'
import { clientConfig } from '../../src/providers/aws/settings.ts'
import { answerParent } from '../lib/rpc.ts'

/** The floor: the calls of a mutation and nothing else, with the gateway's SDK and settings. */
const methods = {
  run: async ({ times, calls, recipients }: Work) => {
    for (let time = 0; time < times; time += 1) {
      const left = Array.from({ length: calls }, () => emails(recipients))
      const caller = async () => {
        for (let list = left.pop(); list !== undefined; list = left.pop()) await invite(list)
      }
      // The gateway has as many of a lane's calls in flight.
      await Promise.all([caller(), caller()])
    }
  },
}
export type SdkScriptApi = typeof methods

export interface Work {
  readonly times: number
  readonly calls: number
  /** In each call. */
  readonly recipients: number
}

const client = new ChimeClient(
  clientConfig({
    endpoint: process.argv[2] ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDBENCH', secretAccessKey: 'bench' },
    requestTimeoutMs: 30_000,
  }),
)

let last = 0
const emails = (count: number) => Array.from({ length: count }, () => `script${++last}@example.com`)

async function invite(UserEmailList: string[]): Promise<void> {
  const command = new InviteUsersCommand({
    AccountId: 'bench',
    UserEmailList,
    UserType: 'PrivateUser',
  })
  const { Invites = [] } = await client.send(command)
  if (Invites.length !== UserEmailList.length) throw new Error('the upstream left somebody out')
}

answerParent(methods)
