import { setTimeout as sleep } from 'node:timers/promises'
import { allBatches } from '../verdict/read-back.ts'
import type { Client } from './client.ts'
import { type Action, actionMutation, actionResult, type BatchNode } from './documents.ts'

/** How many recipients an action of people's concerned. */
export type Affected = Readonly<Record<Action, number>>

/**
 * All is over: people have what is unconfirmed looked up, and what failed tried again. Nobody takes
 * the risk of a second invitation.
 */
export async function playSecondAct(client: Client, ms: number): Promise<Affected> {
  const batches = await allBatches(client)
  const reconcileInviteBatch = await act(
    client,
    { action: 'reconcileInviteBatch' },
    having(batches, 'unconfirmed'),
  )
  await untilQuiet(client, ms)
  const retry = { action: 'retryInviteBatch', acceptDuplicateRisk: false } as const
  const retryInviteBatch = await act(client, retry, having(batches, 'failed'))
  await untilQuiet(client, ms)
  return { reconcileInviteBatch, retryInviteBatch, cancelInviteBatch: 0 }
}

/**
 * What is unconfirmed still is tried again, and people take the risk; every third batch they cancel
 * at once after all.
 */
export async function playThirdAct(client: Client, ms: number): Promise<Affected> {
  const batches = having(await allBatches(client), 'unconfirmed')
  let retryInviteBatch = 0
  let cancelInviteBatch = 0
  for (const [place, batch] of batches.entries()) {
    const retry = { action: 'retryInviteBatch', acceptDuplicateRisk: true } as const
    retryInviteBatch += await act(client, retry, [batch])
    if (place % 3 !== 0) continue
    cancelInviteBatch += await act(client, { action: 'cancelInviteBatch' }, [batch])
  }
  await untilQuiet(client, ms)
  return { retryInviteBatch, cancelInviteBatch, reconcileInviteBatch: 0 }
}

const having = (batches: readonly BatchNode[], word: string) =>
  batches.filter(({ progress }) => progress.counts[word] !== 0)

async function act(
  client: Client,
  { action, ...rest }: { readonly action: Action; readonly acceptDuplicateRisk?: boolean },
  batches: readonly BatchNode[],
): Promise<number> {
  let affected = 0
  for (const { id: batchId } of batches) {
    const variables = { input: { batchId, ...rest } }
    const { result } = await client.post(actionMutation(action), variables, actionResult)
    affected += result.affected ?? 0
  }
  return affected
}

// A look-up leaves no trace in a batch before it is answered: quiet for so long counts as over.
const quietMs = 1_500

/** Waits until nothing moves any more, but no longer than `ms`. */
async function untilQuiet(client: Client, ms: number): Promise<void> {
  const end = performance.now() + ms
  let last = ''
  for (let since = performance.now(); performance.now() < end; ) {
    await sleep(300)
    const batches = await allBatches(client)
    const now = JSON.stringify(batches.map(({ progress }) => progress))
    if (now !== last || batches.some(({ finishedAt }) => finishedAt === null)) {
      since = performance.now()
    }
    last = now
    if (performance.now() - since > quietMs) return
  }
}
