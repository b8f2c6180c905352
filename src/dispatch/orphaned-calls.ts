import type { Connections } from '#database/database.ts'
import type { Lane } from './lane.ts'
import type { DispatchObserver } from './observer.ts'
import { type CallRow, callColumns, type FormedCall, loadCall } from './store/call-row.ts'
import { withdrawCall } from './store/forming/withdraw-call.ts'
import { awaitAcceptances } from './store/lanes.ts'

/**
 * The calls that this process has formed or taken over, and whose answers are not recorded. A call in
 * its name that is not among them never left: the commit that wrote it had no answer, because its
 * connection broke.
 */
export interface HeldCalls {
  add(call: Attempt): void
  delete(call: Attempt): void
  has(call: Attempt): boolean
}

type Attempt = Pick<FormedCall, 'id' | 'attempt'>

export function createHeldCalls(): HeldCalls {
  const keys = new Set<string>()
  const keyOf = ({ id, attempt }: Attempt) => `${id}/${attempt}`
  return {
    add: (call) => void keys.add(keyOf(call)),
    delete: (call) => void keys.delete(keyOf(call)),
    has: (call) => keys.has(keyOf(call)),
  }
}

interface OwnedLane {
  readonly database: Connections
  readonly lane: Lane
  readonly owner: string
  readonly held: HeldCalls
  readonly observer: DispatchObserver
}

/**
 * Takes over the calls that are in flight when a lane was claimed. Those that never left are withdrawn;
 * the others are returned: their answers are lost.
 */
export async function takeOverCalls({
  database,
  lane,
  owner,
  held,
  observer,
}: OwnedLane): Promise<readonly FormedCall[]> {
  // The former owner may be writing calls as it accepts; from now on it sees that the lane is ours.
  await awaitAcceptances(database, lane)
  const found = await database.query<{ id: string; attempt: number; owner: string }>(
    `select id, attempt, owner from calls where lane_id = $1 and state = 'in_flight'`,
    [lane.id],
  )
  if (found.length === 0) return []
  // Before they get our name: otherwise they would seem to be our own that never left.
  for (const call of found) if (call.owner !== owner) held.add(call)
  const rows = await database.query<CallRow>(
    // In the order of ids, in which the former owner locks those whose answers it records together.
    `update calls set owner = $2
     where lane_id = $1 and state = 'in_flight' and id in (
         select id from calls where id = any($3::uuid[]) order by id for no key update
       ) and exists (select 1 from lanes where id = $1 and owner = $2)
     returning ${callColumns}`,
    [lane.id, owner, found.map(({ id }) => id)],
  )
  const lost: FormedCall[] = []
  for (const row of rows) {
    const call = await inFlight(database, lane, row)
    if (held.has(call)) lost.push(call)
    else observer.onSettled(await withdrawCall(database, call))
  }
  return lost
}

/** Withdraws the calls of this process that never left. */
export async function withdrawUnsent({
  database,
  lane,
  owner,
  held,
  observer,
}: OwnedLane): Promise<void> {
  // A transaction whose end we did not hear may be running still, and commit a call: it holds the lane.
  await database.query('select 1 from lanes where id = $1 for no key update', [lane.id])
  await awaitAcceptances(database, lane)
  const rows = await database.query<CallRow>(
    `select ${callColumns} from calls where lane_id = $1 and state = 'in_flight' and owner = $2`,
    [lane.id, owner],
  )
  for (const row of rows) {
    const call = await inFlight(database, lane, row)
    if (!held.has(call)) observer.onSettled(await withdrawCall(database, call))
  }
}

async function inFlight(database: Connections, lane: Lane, row: CallRow): Promise<FormedCall> {
  const since = performance.now()
  return { ...(await loadCall(database, lane, row)), since, reservation: undefined }
}
