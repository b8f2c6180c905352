import { lazyClient } from '../aws/lazy-client.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'

/** Chime's client and the two commands we use. */
export type Chime = ReturnType<typeof connectChime>

export function connectChime(settings: AwsSettings) {
  return lazyClient(settings, async () => {
    const { ChimeClient, InviteUsersCommand, ListUsersCommand } = await import(
      '@aws-sdk/client-chime'
    )
    const client = new ChimeClient(clientConfig({ ...settings, region: 'us-east-1' }))
    return { client, InviteUsersCommand, ListUsersCommand }
  })
}
