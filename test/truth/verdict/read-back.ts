import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { Client } from '../day/client.ts'
import {
  type Answer,
  type BatchNode,
  batchesPage,
  batchesQuery,
  batchPage,
  batchQuery,
  type InviteNode,
  invitesPage,
  invitesQuery,
} from '../day/documents.ts'
import type { Operation } from '../day/operations.ts'
import { askFor, inputOf, type Told } from '../day/workload.ts'

/** Everything that the gateway says about itself when all is over. */
export interface ReadBack {
  /** By idempotency key. More than one a key is a fault. */
  readonly batches: ReadonlyMap<string, readonly BatchNode[]>
  /** The batch that an operation was told of, read by that id; null: it is not there. */
  readonly nodes: ReadonlyMap<number, (BatchNode & { invites: readonly InviteNode[] }) | null>
  /** By id, over all batches. */
  readonly invites: ReadonlyMap<string, InviteNode>
  /** The same request once more, for every operation that was accepted, and every clash. */
  readonly replays: ReadonlyMap<number, Answer>
}

/** Waits until every batch is final, but no longer than `ms`; then reads all there is. */
export async function readBack(
  client: Client,
  operations: readonly Operation[],
  answered: Told,
  ms: number,
): Promise<ReadBack> {
  await untilSettled(client, ms)
  const batches = Map.groupBy(await allBatches(client), ({ idempotencyKey }) => idempotencyKey)
  const nodes = new Map<number, (BatchNode & { invites: InviteNode[] }) | null>()
  for (const { index } of operations) {
    const id = answered.get(index)?.find(({ batch }) => batch !== undefined)?.batch?.id
    if (id !== undefined) nodes.set(index, await readBatch(client, id))
  }
  const replays = await replayAll(client, operations, answered, batches)
  const invites = new Map((await allInvites(client)).map((invite) => [invite.id, invite]))
  return { batches, nodes, invites, replays }
}

/** The same request once more, for every operation whose key has a batch. */
export async function replayAll(
  client: Client,
  operations: readonly Operation[],
  answered: Told,
  batches: ReadBack['batches'],
): Promise<ReadonlyMap<number, Answer>> {
  const replays = new Map<number, Answer>()
  for (const operation of operations) {
    const { index, kind, input } = operation
    // Asking for what was never accepted would send it now.
    if (!batches.has(input.idempotencyKey) || kind === 'replay') continue
    replays.set(
      index,
      await askFor(client, operation, { ...inputOf(operation, answered), waitSeconds: 0 }),
    )
  }
  return replays
}

/** Waits until every batch is final, but no longer than `ms`. */
export async function untilSettled(client: Client, ms: number): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(300)) {
    const batches = await allBatches(client)
    if (batches.every(({ finishedAt }) => finishedAt !== null)) return
  }
}

export function allBatches(client: Client): Promise<BatchNode[]> {
  return pages(async (after) => (await client.post(batchesQuery, { after }, batchesPage)).list)
}

function allInvites(client: Client): Promise<InviteNode[]> {
  return pages(async (after) => (await client.post(invitesQuery, { after }, invitesPage)).list)
}

async function readBatch(client: Client, id: string) {
  let found: z.infer<typeof batchPage>['node'] = null
  const invites = await pages(async (after) => {
    found = (await client.post(batchQuery, { id, after }, batchPage)).node
    return found?.list ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
  })
  const batch = found as BatchNode | null
  return batch === null ? null : { ...batch, invites }
}

interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

async function pages<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const all: Node[] = []
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = await read(after)
    all.push(...nodes)
    if (!pageInfo.hasNextPage) return all
    after = pageInfo.endCursor
  }
}
