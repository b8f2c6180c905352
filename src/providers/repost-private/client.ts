import { withinDeadline } from '../aws/deadline.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'
import type { RepostspaceClient, SendInvitesCommand } from '../aws-clients/repostspace.ts'

/** re:Post's client and its one command, loaded by the first call. */
export interface Repost {
  readonly load: () => Promise<LoadedRepost>
  /** One attempt, for as long as the settings allow. */
  readonly attempt: <T>(
    signal: AbortSignal | undefined,
    run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ) => Promise<T>
  readonly close: () => void
}

interface LoadedRepost {
  readonly client: RepostspaceClient
  readonly SendInvitesCommand: typeof SendInvitesCommand
}

export function connectRepost(settings: AwsSettings): Repost {
  let loading: Promise<LoadedRepost> | undefined
  return {
    load: () => {
      loading ??= load(settings)
      return loading
    },
    attempt: (signal, run) => withinDeadline(settings, signal, run),
    close: () => void loading?.then(({ client }) => client.destroy()),
  }
}

async function load(settings: AwsSettings): Promise<LoadedRepost> {
  const { RepostspaceClient, SendInvitesCommand } = await import('../aws-clients/repostspace.ts')
  return { client: new RepostspaceClient(clientConfig(settings)), SendInvitesCommand }
}
