import { withinDeadline } from './deadline.ts'
import type { AwsSettings } from './settings.ts'

/** A client of the SDK that is loaded and configured by the first call. */
export interface LazyClient<Loaded> {
  /** Calls that come together share one client. */
  readonly load: () => Promise<Loaded>
  /** One attempt, for as long as the settings allow. */
  readonly attempt: <T>(
    signal: AbortSignal | undefined,
    run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ) => Promise<T>
  readonly close: () => void
}

export function lazyClient<Loaded extends { readonly client: { destroy(): void } }>(
  settings: AwsSettings,
  load: () => Promise<Loaded>,
): LazyClient<Loaded> {
  let loading: Promise<Loaded> | undefined
  return {
    load: () => {
      loading ??= load()
      return loading
    },
    attempt: (signal, run) => withinDeadline(settings, signal, run),
    close: () => void loading?.then(({ client }) => client.destroy()),
  }
}
