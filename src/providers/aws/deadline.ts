import { observeRequests } from '../connections/observe-requests.ts'
import { attemptTimeoutMs } from '../timeouts.ts'
import type { AwsSettings } from './settings.ts'

/**
 * Runs one SDK call under `signal` and the deadline of an attempt. The SDK alone would wait for ever
 * for a body that drips, or for credentials that do not come. An unusable answer ends it too.
 */
export async function withinDeadline<T>(
  settings: AwsSettings,
  signal: AbortSignal | undefined,
  run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(attemptTimeoutMs(settings.requestTimeoutMs))
  const abortSignal = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
  const end = Promise.withResolvers<never>()
  const giveUp = () =>
    end.reject(
      deadline.aborted
        ? named('TimeoutError', 'No whole answer came in time.')
        : named('AbortError', 'The gateway gave up waiting for the answer.'),
    )
  abortSignal.addEventListener('abort', giveUp, { once: true })
  try {
    return await observeRequests(() => {
      if (signal?.aborted) throw named('NotStarted', 'The gateway was stopping; nothing was sent.')
      return Promise.race([run({ abortSignal }), end.promise])
    })
  } finally {
    abortSignal.removeEventListener('abort', giveUp)
  }
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name })
