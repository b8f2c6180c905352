import { lazyClient } from '../aws/lazy-client.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'

/** Wickr's client and the commands we use. */
export type Wickr = ReturnType<typeof connectWickr>

export function connectWickr(settings: AwsSettings) {
  return lazyClient(settings, async () => {
    const { WickrClient, ...wickr } = await import('../aws-clients/wickr.ts')
    const client = new WickrClient(clientConfig(settings))
    return { ...wickr, client }
  })
}
