import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Another tenant, which asks little and all the time, and notes how long it waits. */
export interface Witness extends AsyncDisposable {
  /** What it saw since it was asked last. */
  saw(): Promise<Sight>
}

export interface Sight {
  /** `{ __typename }`. */
  readonly typename: Waits
  /** `/health/live`. */
  readonly live: Waits
  /** A server that does nothing, in the witness's own process: the machine's part of every wait. */
  readonly bare: Waits
}

export interface Waits {
  readonly count: number
  readonly medianMs: number
  readonly p99Ms: number
  /** The longest ones, longest first; `at` is `Date.now()` when it asked. */
  readonly worst: readonly { readonly at: number; readonly ms: number }[]
  /** Statuses other than 200; 0 where the connection broke. */
  readonly refused: readonly number[]
}

export async function startWitness(url: string, authorization: string): Promise<Witness> {
  const thread = new Worker(new URL('./witness-thread.ts', import.meta.url), {
    workerData: { url, authorization },
  })
  await once(thread, 'message')
  return {
    saw: async () => {
      const answer = once(thread, 'message')
      thread.postMessage('what did you see?')
      const [sight] = await answer
      return sight
    },
    [Symbol.asyncDispose]: async () => {
      await thread.terminate()
    },
  }
}
