import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'

/** Replaces what names a person in a text; equal if nothing does. */
export type EraseWords = (text: string) => string

/** The texts of one batch. */
export interface BatchTexts {
  readonly id: string
  readonly seq: number
  readonly name: string | null
  readonly idempotencyKey: string
  readonly open: number
  /** Has it sends of the person? */
  readonly isTheirs: boolean
  /** Of its targets, by position. */
  readonly messages: readonly Readonly<Record<string, string>>[]
}

/** The next batches of a tenant after `seq`, in their order. */
export async function batchesAfter(
  on: Queryable,
  { tenant, recipientKeys }: { readonly tenant: string; readonly recipientKeys: readonly string[] },
  seq: number,
  max: number,
): Promise<BatchTexts[]> {
  return on.query<BatchTexts>(
    `select id, seq, name, idempotency_key as "idempotencyKey", open,
       id in (select batch_id from sends where recipient_key = any($2::text[]) and tenant = $1)
         as "isTheirs",
       coalesce((select jsonb_agg(t.message order by t.position) from targets t
         where t.batch_id = batches.id), '[]') as messages
     from batches where tenant = $1 and seq > $3 order by seq limit $4`,
    [tenant, recipientKeys, seq, max],
  )
}

/** Stores the texts that are left of a batch. Sends that are still to leave get no other message. */
export async function saveBatchTexts(
  tx: Queryable,
  { id, name, idempotencyKey, messages }: BatchTexts,
): Promise<void> {
  await tx.query('update batches set name = $2, idempotency_key = $3 where id = $1', [
    id,
    name,
    idempotencyKey,
  ])
  await tx.query(
    `update targets set message = m.message
     from jsonb_array_elements($2::jsonb) with ordinality as m (message, nth)
     where batch_id = $1 and position = nth - 1
       and exists (select from batches b where b.id = $1 and b.open = 0)`,
    [id, storableJson(messages)],
  )
}

/** A row whose JSON may quote an upstream or a message. `json` is its members as one object. */
interface Quoting {
  readonly id: string
  readonly json: unknown
}

/**
 * Erases what upstreams said about a batch's calls, and the messages of the calls. Returns whether a call
 * that is not over quotes the person: it is looked at again later.
 */
export async function eraseCallTexts(
  tx: Queryable,
  batchId: string,
  erase: EraseWords,
): Promise<{ readonly isLeft: boolean }> {
  const events = await tx.query<Quoting>(
    `select seq::text as id, call as json from events where batch_id = $1 and call is not null`,
    [batchId],
  )
  await saveChanged(tx, events, erase, saveEvents)
  const calls = await tx.query<Quoting & { readonly isOver: boolean }>(
    `select id, state = 'done' as "isOver",
       jsonb_build_object('message', message, 'refusal', refusal, 'otherwise', otherwise,
         'firstError', first_error) as json
     from calls where id in (
       select (call ->> 'callId')::uuid from events where batch_id = $1 and call ? 'callId'
       union all select call_id from sends where batch_id = $1 and call_id is not null)`,
    [batchId],
  )
  const over = calls.filter(({ isOver }) => isOver)
  await saveChanged(tx, over, erase, saveCalls)
  return { isLeft: calls.some((call) => !call.isOver && quotes(call, erase)) }
}

const saveEvents = `update events set call = e.json
  from jsonb_to_recordset($1::jsonb) as e (id bigint, json jsonb)
  where events.seq = e.id`

const saveCalls = `update calls set message = e.json -> 'message',
    refusal = nullif(e.json -> 'refusal', 'null'), otherwise = nullif(e.json -> 'otherwise', 'null'),
    first_error = nullif(e.json -> 'firstError', 'null')
  from jsonb_to_recordset($1::jsonb) as e (id uuid, json jsonb)
  where calls.id = e.id and calls.state = 'done'`

const quotes = ({ json }: Quoting, erase: EraseWords): boolean =>
  JSON.stringify(eraseInJson(json, erase)) !== JSON.stringify(json)

async function saveChanged(
  tx: Queryable,
  rows: readonly Quoting[],
  erase: EraseWords,
  statement: string,
): Promise<void> {
  const changed = rows
    .filter((row) => quotes(row, erase))
    .map(({ id, json }) => ({ id, json: eraseInJson(json, erase) }))
  if (changed.length > 0) await tx.query(statement, [storableJson(changed)])
}

/** JSON with its texts erased. What programs depend on stays: ids, codes and names of members. Pure. */
export function eraseInJson<Json>(json: Json, erase: EraseWords): Json {
  return JSON.parse(JSON.stringify(json), (name, member: unknown) =>
    typeof member === 'string' && !isStructural.has(name) ? erase(member) : member,
  )
}

const isStructural: ReadonlySet<string> = new Set([
  ...['id', 'callId', 'splitFrom', 'requestId', 'previousInviteId', 'providerReference'],
  ...['kind', 'code', 'evidence', 'emailStatus', 'reason', 'field', 'provider', 'operation'],
])
