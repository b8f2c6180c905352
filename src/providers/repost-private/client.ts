import { lazyClient } from '../aws/lazy-client.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'

/** re:Post's client and its one command. */
export type RepostPrivate = ReturnType<typeof connectRepostPrivate>

export function connectRepostPrivate(settings: AwsSettings) {
  return lazyClient(settings, async () => {
    const { RepostspaceClient, SendInvitesCommand } = await import('../aws-clients/repostspace.ts')
    return { client: new RepostspaceClient(clientConfig(settings)), SendInvitesCommand }
  })
}
