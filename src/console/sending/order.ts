import type { CombinedError } from 'urql'
import { executeUntilAnswered, pause } from '../gateway/execute.ts'
import { ConsoleSendDocument } from '../generated/documents.ts'
import type { Order } from './order-shape.ts'
import { merged, type Plan, type Refused, refusedBy } from './plan.ts'
import { forgetOrder, rememberOrder } from './remembered-order.ts'

/** How handing over a list to the gateway goes. */
export interface OrderProgress {
  /** The batch of each piece that was handed over, in order. */
  readonly batchIds: readonly string[]
  readonly pieces: number
  /** The gateway does not answer at the moment, and is tried again. */
  readonly trouble: CombinedError | undefined
  /** It has no room for the next piece until some of its invites have left. */
  readonly isWaiting: boolean
}

export type OrderEnd =
  | { readonly kind: 'handed-over'; readonly batchIds: readonly string[] }
  | { readonly kind: 'outdated'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly refused: Refused; readonly batchIds: readonly string[] }

/** Hands the pieces over one after the other. Each may be repeated, because it has a key of its own. */
export async function handOver(
  order: Order,
  signal: AbortSignal,
  onProgress: (progress: OrderProgress) => void,
): Promise<OrderEnd> {
  const { id, draft, pieces, fingerprint } = order
  const batchIds = [...order.batchIds]
  let progress: OrderProgress = {
    ...{ batchIds: [...batchIds], pieces: pieces.length },
    ...{ trouble: undefined, isWaiting: false },
  }
  const show = (changes: Partial<OrderProgress>) => {
    progress = { ...progress, ...changes }
    onProgress(progress)
  }
  const name = draft.name.trim()
  show({})
  for (const piece of pieces.slice(batchIds.length)) {
    rememberOrder(order, batchIds)
    const input = {
      ...{ idempotencyKey: `console-${id}-${piece.number}`, targets: piece.targets() },
      waitSeconds: 0,
      ...(name === '' ? {} : { name }),
      ...(fingerprint === undefined ? {} : { planFingerprint: fingerprint }),
    }
    for (;;) {
      const { sendInvites: answer } = await executeUntilAnswered(
        ConsoleSendDocument,
        { input },
        { signal, onTrouble: (trouble) => show({ trouble }) },
      )
      if (answer.__typename === 'SendInvitesPayload') {
        batchIds.push(answer.batch.id)
        show({ batchIds: [...batchIds], isWaiting: false, trouble: undefined })
        break
      }
      if (answer.__typename === 'LimitExceeded' && batchIds.length > 0) {
        show({ isWaiting: true })
        await pause(waitForRoomMs, signal)
        continue
      }
      forgetOrder()
      return answer.__typename === 'PlanOutdated'
        ? { kind: 'outdated', plan: merged([answer.plan]) }
        : { kind: 'refused', refused: refusedBy(answer), batchIds }
    }
  }
  forgetOrder()
  return { kind: 'handed-over', batchIds }
}

const waitForRoomMs = 10_000

export function newOrderId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
