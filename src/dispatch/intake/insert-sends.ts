import type { Connections, Queryable } from '#database/database.ts'
import type { RecipientKind } from '#providers/contract/recipient.ts'
import { firstTurn } from '../store/forming/first-turn.ts'
import { existsOtherSend } from '../store/same-recipient.ts'

/** A send as it is stored. Without an outcome it is queued in its lane. */
export interface SendRow {
  /** Both undefined: it waits in its lane. Otherwise it is stored in this call, which leaves at once. */
  readonly id?: string
  readonly call_id?: string
  readonly batch_id: string
  readonly tenant: string
  readonly target_position: number
  /** Its index in the answer. */
  readonly position: number
  readonly invite_id: string
  /** It speaks for its invite from now on; the send that did before it no longer does. */
  readonly latest: boolean
  readonly attempt: number
  readonly lane_id: string
  readonly provider: string
  readonly destination_id: string
  /** Sends of one lane with equal keys can share a call. */
  readonly message_key: string
  readonly recipient_kind: RecipientKind
  readonly recipient_value: string
  readonly recipient_key: string
  /** Undefined: the recipient's own key, or none. */
  readonly mailbox_key: string | undefined
  readonly display_name: string | undefined
  readonly person_key: string | undefined
  readonly details: Readonly<Record<string, string>>
  readonly provider_reference: string | undefined
  readonly outcome: unknown
  /** In seconds: held back at least so long, since others of its mailbox go first. */
  readonly mailbox_wait: number | undefined
}

// A larger piece takes PGlite 60 ms or more, and others wait for it. A server has other connections: there
// its JSON is the limit, which takes some 2 ms without a pause.
const pieceSizes = { pglite: 200, postgresql: 1_000 } as const

/**
 * Stores sends in their order. The lanes must be locked. `kind`: of the database that `tx` is in. Does not
 * wait for the last statement if `onLast` is given, which is called before: so it reaches the server together with
 * what follows.
 */
export async function insertSends(
  tx: Queryable,
  sends: readonly SendRow[],
  kind: Connections['kind'],
  onLast?: () => void,
): Promise<void> {
  const pieceSize = pieceSizes[kind]
  if (sends.length === 0) onLast?.()
  const replaced = sends.filter(({ latest, attempt }) => latest && attempt > 1)
  if (replaced.length > 0) {
    await tx.query(
      `update sends set latest = false where id in (
         select id from sends where latest and invite_id = any($1::uuid[])
         order by id for no key update
       )`,
      [replaced.map(({ invite_id }) => invite_id)],
    )
  }
  const placeOf = placesInLanes()
  for (let start = 0; start < sends.length; start += pieceSize) {
    const piece = sends
      .slice(start, start + pieceSize)
      .map((send, nth) => ({ nth, turn: placeOf(send), ...send }))
    const isLast = start + pieceSize >= sends.length
    if (isLast) onLast?.()
    const inserted = tx.query(
      `insert into sends (id, first_seq, batch_id, target_position, position, invite_id, latest, attempt,
         lane_id, provider, destination_id, message_key, recipient_kind, recipient_value,
         recipient_key, display_name, person_key, details, provider_reference, call_id, state, outcome_kind,
         outcome, settled_at, tenant, mailbox_key, mailbox_full, not_before, turn, part_id)
       select coalesce(id, gen_random_uuid()),
         case when attempt > 1 or not latest then ${firstSeq('s')} end, batch_id, target_position, position, invite_id, latest, attempt,
         lane_id, provider, destination_id, message_key, recipient_kind, recipient_value,
         recipient_key, display_name, person_key, details, provider_reference, call_id,
         case when outcome is not null then 'final' when call_id is null then 'queued' else 'in_call' end,
         coalesce(outcome ->> 'kind', 'QUEUED'), outcome,
         case when outcome is null then null else gateway_now() end, tenant,
         mailbox_key, mailbox_wait is not null, gateway_now() + mailbox_wait * interval '1 s',
         -- Of what leaves at once nothing is queued in the lane, and nobody is a known culprit.
         case when outcome is not null then 0 when call_id is not null then turn
           else ${firstTurn('s')} + turn end,
         -- A known culprit leaves alone.
         case when outcome is null and call_id is null and ${existsOtherSend('s', 'other.culprit')}
           then gen_random_uuid() end
       from jsonb_to_recordset($1::jsonb) as s (id uuid, call_id uuid, nth int, turn bigint, batch_id uuid, target_position int, position int, invite_id uuid,
         latest boolean, attempt int, lane_id text, provider text, destination_id text,
         message_key text, recipient_kind text, recipient_value text, recipient_key text,
         display_name text, person_key text, details jsonb, provider_reference text, outcome jsonb,
         tenant text, mailbox_key text, mailbox_wait float8)
       order by nth`,
      [JSON.stringify(piece)],
    )
    if (!isLast || onLast === undefined) await inserted
  }
}

/**
 * SQL: the first send of the invite. Without statistics, `min(seq)` alone reads all sends in the order of
 * their key until it finds one of the invite; `offset 0` keeps the planner from that.
 */
function firstSeq(send: string): string {
  return `(select min(seq) from (
    select o.seq from sends o where o.invite_id = ${send}.invite_id offset 0) as of_invite)`
}

/** For one send after the other: its place among those of its batch in its lane, from 1. */
function placesInLanes(): (send: SendRow) => number {
  const counts = new Map<string, number>()
  return ({ batch_id, lane_id, outcome }) => {
    const key = `${batch_id} ${lane_id}`
    const place = (counts.get(key) ?? 0) + (outcome === undefined ? 1 : 0)
    counts.set(key, place)
    return place
  }
}
