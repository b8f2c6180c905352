import type { Draft } from '../new-batch/draft/draft.ts'
import type { Order } from './order-shape.ts'

/** What a reloaded page knows of an order that was cut off: everything but the list. */
export interface RememberedOrder {
  readonly id: string
  readonly draft: Omit<Draft, 'list'>
  readonly fileName: string | undefined
  readonly checksum: string
  readonly pieces: number
  readonly batchIds: readonly string[]
}

const storageKey = 'invite-gateway-order'

export function rememberOrder(
  { id, draft: { list, ...choices }, pieces }: Order,
  batchIds: readonly string[],
): void {
  if (list === undefined) return
  const { fileName, checksum } = list
  const remembered = { id, draft: choices, fileName, checksum, pieces: pieces.length, batchIds }
  sessionStorage.setItem(storageKey, JSON.stringify(remembered))
}

export function forgetOrder(): void {
  sessionStorage.removeItem(storageKey)
}

export function rememberedOrder(): RememberedOrder | undefined {
  const text = sessionStorage.getItem(storageKey)
  // Written by this page, in this tab.
  return text === null ? undefined : (JSON.parse(text) as RememberedOrder)
}
