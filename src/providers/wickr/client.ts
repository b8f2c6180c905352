import { lazyClient } from '../aws/lazy-client.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'
import { chooseClient } from '../aws-clients/choose-client.ts'

/** Wickr's client and the commands we use. */
export type Wickr = ReturnType<typeof connectWickr>

export function connectWickr(settings: AwsSettings) {
  const chosen = chooseClient({
    name: '@aws-sdk/client-wickr',
    builtIn: () => import('../aws-clients/wickr.ts'),
    exports: [
      ...(['WickrClient', 'BatchCreateUserCommand', 'BatchReinviteUserCommand'] as const),
      ...(['BatchDeleteUserCommand', 'GetUserCommand', 'ListUsersCommand'] as const),
      ...(['GetUsersCountCommand', 'ListSecurityGroupsCommand'] as const),
    ],
    ...settings.clients,
  })
  const connection = lazyClient(settings, async () => {
    const { WickrClient, ...wickr } = await chosen.load()
    const client = new WickrClient(clientConfig(settings))
    return { ...wickr, client }
  })
  return { ...connection, package: chosen.client }
}
