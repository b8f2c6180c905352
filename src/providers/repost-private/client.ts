import { lazyClient } from '../aws/lazy-client.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'
import { chooseClient } from '../aws-clients/choose-client.ts'

/** re:Post's client and the two commands we use. */
export type RepostPrivate = ReturnType<typeof connectRepostPrivate>

export function connectRepostPrivate(settings: AwsSettings) {
  const chosen = chooseClient({
    name: '@aws-sdk/client-repostspace',
    builtIn: () => import('../aws-clients/repostspace.ts'),
    exports: ['RepostspaceClient', 'GetSpaceCommand', 'SendInvitesCommand'],
    ...settings.clients,
  })
  const connection = lazyClient(settings, async () => {
    const { RepostspaceClient, GetSpaceCommand, SendInvitesCommand } = await chosen.load()
    const client = new RepostspaceClient(clientConfig(settings))
    return { client, GetSpaceCommand, SendInvitesCommand }
  })
  return { ...connection, package: chosen.client }
}
