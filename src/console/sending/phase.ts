import { CombinedError } from 'urql'
import { clearDraft, draft } from '../new-batch/draft/draft.ts'
import { type PieceLimits, piecesOf } from '../new-batch/draft/pieces.ts'
import { createStore } from '../store.ts'
import { handOver, newOrderId, type OrderProgress } from './order.ts'
import type { Order } from './order-shape.ts'
import { type Plan, planPieces, type Refused } from './plan.ts'
import { keepSentRows } from './sent-rows.ts'

/** How far a draft has come. */
export type Phase =
  | { readonly kind: 'editing' }
  | { readonly kind: 'planning'; readonly done: number; readonly pieces: number }
  | { readonly kind: 'planned'; readonly plan: Plan; readonly before?: Plan }
  | { readonly kind: 'refused'; readonly refused: Refused; readonly batchIds: readonly string[] }
  | { readonly kind: 'failed'; readonly error: CombinedError }
  | { readonly kind: 'sending'; readonly progress: OrderProgress }
  | { readonly kind: 'sent'; readonly batchIds: readonly string[] }

const editing: Phase = { kind: 'editing' }

export const phase = createStore<Phase>(editing)

let running = new AbortController()

/** Whatever was planned no longer counts when the draft changes. */
draft.subscribe(() => {
  const { kind } = phase.get()
  if (kind !== 'sending' && kind !== 'editing') stopAndEdit()
})

export function stopAndEdit(): void {
  running.abort()
  phase.set(editing)
}

export async function plan(limits: PieceLimits): Promise<void> {
  const { signal } = restart()
  phase.set({ kind: 'planning', done: 0, pieces: 1 })
  await showing(signal, async () => {
    const pieces = await piecesOf(draft.get(), limits)
    signal.throwIfAborted()
    const onProgress = (done: number) =>
      phase.set({ kind: 'planning', done, pieces: pieces.length })
    onProgress(0)
    const planned = await planPieces(pieces, signal, onProgress)
    phase.set(
      'plan' in planned
        ? { kind: 'planned', plan: planned.plan }
        : { kind: 'refused', refused: planned.refused, batchIds: [] },
    )
  })
}

/** Whom a list is handed over for. */
export interface Sender {
  readonly limits: PieceLimits
  /** The page of a single batch is opened when it was handed over. */
  readonly opensBatch: boolean
}

/**
 * Sends what was planned. Undefined: the plan is outdated, or something else is shown. Otherwise the
 * batch to open.
 */
export async function send(sender: Sender, planned: Plan): Promise<string | undefined> {
  const now = draft.get()
  const pieces = await piecesOf(now, sender.limits)
  const order = { id: newOrderId(), draft: now, pieces, batchIds: [] }
  return run({ ...order, fingerprint: planned.fingerprint }, sender, planned)
}

/** Goes on with an order of the page before it was reloaded. */
export async function goOn(
  sender: Sender,
  remembered: Pick<Order, 'id' | 'batchIds'>,
): Promise<string | undefined> {
  const now = draft.get()
  const pieces = await piecesOf(now, sender.limits)
  return run({ ...remembered, draft: now, pieces, fingerprint: undefined }, sender, undefined)
}

async function run(order: Order, { opensBatch }: Sender, planned: Plan | undefined) {
  const { signal } = restart()
  return showing(signal, async () => {
    const end = await handOver(order, signal, (progress) =>
      phase.set({ kind: 'sending', progress }),
    )
    switch (end.kind) {
      case 'handed-over': {
        const { batchIds } = end
        const [only, ...more] = batchIds
        keepSentRows(order, batchIds)
        if (only === undefined || more.length > 0 || !opensBatch) {
          phase.set({ kind: 'sent', batchIds })
          return undefined
        }
        phase.set(editing)
        clearDraft()
        return only
      }
      case 'outdated':
        phase.set({
          ...{ kind: 'planned', plan: end.plan },
          ...(planned === undefined ? {} : { before: planned }),
        })
        return undefined
      case 'refused':
        phase.set(end)
        return undefined
    }
  })
}

function restart(): AbortController {
  running.abort()
  running = new AbortController()
  return running
}

async function showing<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted) return undefined
    if (!(error instanceof CombinedError)) throw error
    phase.set({ kind: 'failed', error })
    return undefined
  }
}
