import { withinDeadline } from '../aws/deadline.ts'
import { type AwsSettings, clientConfig } from '../aws/settings.ts'
import type {
  BatchCreateUserCommand,
  BatchReinviteUserCommand,
  WickrClient,
} from '../aws-clients/wickr.ts'

/** Wickr's client and the two commands that invite, loaded by the first call. */
export interface Wickr {
  readonly load: () => Promise<LoadedWickr>
  /** One attempt, for as long as the settings allow. */
  readonly attempt: <T>(
    signal: AbortSignal | undefined,
    run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ) => Promise<T>
  readonly close: () => void
}

interface LoadedWickr {
  readonly client: WickrClient
  readonly BatchCreateUserCommand: typeof BatchCreateUserCommand
  readonly BatchReinviteUserCommand: typeof BatchReinviteUserCommand
}

export function connectWickr(settings: AwsSettings): Wickr {
  let loading: Promise<LoadedWickr> | undefined
  return {
    load: () => {
      loading ??= load(settings)
      return loading
    },
    attempt: (signal, run) => withinDeadline(settings, signal, run),
    close: () => void loading?.then(({ client }) => client.destroy()),
  }
}

async function load(settings: AwsSettings): Promise<LoadedWickr> {
  const { BatchCreateUserCommand, BatchReinviteUserCommand, WickrClient } = await import(
    '../aws-clients/wickr.ts'
  )
  const client = new WickrClient(clientConfig(settings))
  return { client, BatchCreateUserCommand, BatchReinviteUserCommand }
}
