import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ProviderKind } from '#providers/contract/kind.ts'

/** Hostile upstreams of every kind. At first they behave. */
export interface HostileUpstreams extends AsyncDisposable {
  readonly urls: Readonly<Record<ProviderKind, string>>
  /** Resolves when it holds, with what was answered until then. */
  behave(how: 'hostile' | 'friendly'): Promise<Answered>
}

/** By operation: hostile answers, and how many of them were different. */
export type Answered = readonly (readonly [
  operation: string,
  count: { readonly times: number; readonly kinds: number },
])[]

export async function startHostileUpstreams(seed: number): Promise<HostileUpstreams> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { seed } })
  const [{ urls }] = await once(thread, 'message')
  return {
    urls,
    behave: async (how) => {
      thread.postMessage({ hostile: how === 'hostile' })
      const [{ answered }] = await once(thread, 'message')
      return answered
    },
    [Symbol.asyncDispose]: async () => {
      await thread.terminate()
    },
  }
}
