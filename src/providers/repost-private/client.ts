import { lazyClient } from '../aws/lazy-client.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'

/** re:Post's client and the two commands we use. */
export type RepostPrivate = ReturnType<typeof connectRepostPrivate>

export function connectRepostPrivate(settings: AwsSettings) {
  return lazyClient(settings, async () => {
    const { RepostspaceClient, GetSpaceCommand, SendInvitesCommand } = await import(
      '../aws-clients/repostspace.ts'
    )
    const client = new RepostspaceClient(clientConfig(settings))
    return { client, GetSpaceCommand, SendInvitesCommand }
  })
}
