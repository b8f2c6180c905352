import { setTimeout as sleep } from 'node:timers/promises'
import type { Findings } from './finding.ts'

export interface Reader {
  readonly url: string
  readonly authorization: string
}

/** What became of the recipients of a play, over all batches. */
export interface RecipientCounts {
  readonly batches: number
  readonly recipients: number
  /** With an outcome. */
  readonly done: number
  /** Wait for a time that an upstream asked for. */
  readonly waiting: number
}

/** While nothing changes for so long, nothing is on its way: an attempt takes a minute at most. */
const stillMs = 90_000
const settlingMs = 600_000

/**
 * Waits until every accepted recipient has an outcome, or waits for a time that the gateway names;
 * the upstreams must behave by now. What is neither is lost.
 */
export async function checkRecipients(
  reader: Reader,
  accepted: ReadonlyMap<string, number>,
  findings: Findings,
): Promise<RecipientCounts> {
  const { open, waiting } = await settle(reader)
  if (open.length > 0) {
    findings.add('lost', 'queued without a time', `${open.length} invites, ${open[0]?.id}`)
  }
  const batches = await readAll(reader, batchesQuery, 'inviteBatches')
  const totals = new Map(batches.map(({ id, progress }) => [id, progress]))
  for (const [id, recipients] of accepted) {
    const total = totals.get(id)?.total
    if (total !== recipients) {
      findings.add('lost', 'a batch of another size', `${id}: ${total} of ${recipients}`)
    }
  }
  let recipients = 0
  let done = 0
  for (const [id, progress] of totals) {
    const counted = Object.values(progress.counts).reduce((sum, count) => sum + count, 0)
    if (counted !== progress.total) {
      findings.add('lost', 'not in the counts', `${id}: ${counted} of ${progress.total}`)
    }
    recipients += progress.total
    done += progress.done
  }
  return { batches: batches.length, recipients, done, waiting }
}

async function settle(reader: Reader): Promise<{ open: readonly Queued[]; waiting: number }> {
  const end = Date.now() + settlingMs
  let changedAt = Date.now()
  let before = ''
  for (;;) {
    const queued = await readAll(reader, queuedQuery, 'invites')
    const open = queued.filter(({ outcome }) => !(Date.parse(outcome.notBefore ?? '') > Date.now()))
    const seen = JSON.stringify(open)
    if (seen !== before) changedAt = Date.now()
    before = seen
    const isStill = Date.now() - changedAt > stillMs
    if (open.length === 0 || isStill || Date.now() > end) {
      return { open, waiting: queued.length - open.length }
    }
    await sleep(1_000)
  }
}

interface Queued {
  readonly id: string
  readonly outcome: { readonly notBefore?: string | null }
}

interface Batch {
  readonly id: string
  readonly progress: Progress
}

interface Progress {
  readonly total: number
  readonly done: number
  readonly counts: Readonly<Record<string, number>>
}

interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface Query<Node> {
  readonly text: string
  /** Never set: names the type of a node. */
  readonly node?: Node
}

const page = 'pageInfo { hasNextPage endCursor }'
const queuedQuery: Query<Queued> = {
  text: `query ($after: String) { invites(first: 500, after: $after, filter: { outcome: [QUEUED] }) {
    nodes { id outcome { ... on InviteQueued { notBefore } } } ${page} } }`,
}
const counts = 'alreadyMember alreadyPending failed queued sent skipped unconfirmed'
const batchesQuery: Query<Batch> = {
  text: `query ($after: String) { inviteBatches(first: 200, after: $after) {
    nodes { id progress { total done counts { ${counts} } } } ${page} } }`,
}

async function readAll<Node>(
  { url, authorization }: Reader,
  { text }: Query<Node>,
  field: string,
): Promise<readonly Node[]> {
  const all: Node[] = []
  let after: string | null = null
  for (;;) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables: { after } }),
    })
    const { data, errors } = await response.json()
    if (data == null) throw new Error(`${field} could not be read: ${JSON.stringify(errors)}`)
    const { nodes, pageInfo } = data[field] as Page<Node>
    all.push(...nodes)
    if (!pageInfo.hasNextPage) return all
    after = pageInfo.endCursor
  }
}
