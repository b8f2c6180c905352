import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'

/** A person who is to be erased, as far as that has come. */
export interface Erasure {
  readonly id: string
  readonly tenant: string
  readonly recipientKeys: readonly string[]
  readonly words: PersonWords
  readonly step: ErasureStep
  /** The seq that the step has come to. */
  readonly cursor: number
}

/** What names a person. */
export interface PersonWords {
  /** Addresses, usernames and ids. */
  readonly values: readonly string[]
  readonly names: readonly string[]
  /** The client's own keys for the person. */
  readonly personKeys: readonly string[]
}

/** In this order. */
export type ErasureStep = 'people' | 'batches' | 'sends'

/** What is to be stored of a step. */
export interface ErasureProgress {
  /** The step comes next; null: there is nothing left to do. */
  readonly step: ErasureStep | null
  readonly cursor: number
  readonly words: PersonWords
  /** Sends that this step has erased. */
  readonly erased: number
  /** Sends that are not final; undefined: as before. */
  readonly open?: number
  /** When it goes on. */
  readonly afterMs: number
}

/** What callers see of an erasure. */
export interface ErasureState {
  readonly id: string
  readonly caller: string
  readonly erased: number
  readonly open: number
  readonly requestedAt: Date
  readonly finishedAt: Date | null
}

/** Stores the request, durably: some replica will work it off. */
export async function insertErasure(
  on: Queryable,
  erasure: Pick<Erasure, 'id' | 'tenant' | 'recipientKeys' | 'words'> & { readonly caller: string },
): Promise<void> {
  const { id, tenant, caller, recipientKeys, words } = erasure
  await on.query(
    `insert into erasures (id, tenant, caller, recipient_keys, words)
     values ($1, $2, $3, $4::text[], $5::jsonb)`,
    [id, tenant, caller, recipientKeys, storableJson(words)],
  )
}

/** How many of a tenant are not finished. */
export async function unfinishedErasures(on: Queryable, tenant: string): Promise<number> {
  const [found] = await on.query<{ count: number }>(
    `select count(*)::int as count from erasures where tenant = $1 and finished_at is null`,
    [tenant],
  )
  return found?.count ?? 0
}

/** Locks the erasure that has waited the longest, and that no other replica works at. */
export async function lockDueErasure(tx: Queryable): Promise<Erasure | undefined> {
  const [due] = await tx.query<Erasure>(
    `select id, tenant, recipient_keys as "recipientKeys", words, step, cursor from erasures
     where finished_at is null and next_at <= gateway_now()
     order by next_at limit 1 for update skip locked`,
  )
  return due
}

/** How long until the next one is due, in milliseconds; undefined: there is none. */
export async function nextErasureMs(on: Queryable): Promise<number | undefined> {
  // Of nothing, greatest(0, null) would be 0: whoever waits so long would ask without end.
  const [next] = await on.query<{ ms: number }>(
    `select greatest(0, extract(epoch from next_at - gateway_now()) * 1000)::float8 as ms
     from erasures where finished_at is null order by next_at limit 1`,
  )
  return next?.ms
}

/** The erasure must be locked. */
export async function saveErasure(
  tx: Queryable,
  id: string,
  { step, cursor, words, erased, open, afterMs }: ErasureProgress,
): Promise<void> {
  await tx.query(
    `update erasures set step = coalesce($2, step), cursor = $3, erased = erased + $5,
       words = case when $2 is not null then $4::jsonb end,
       finished_at = case when $2 is null then gateway_now() end,
       open = coalesce($6, open), next_at = gateway_now() + $7 * interval '1 ms'
     where id = $1`,
    [id, step, cursor, storableJson(words), erased, open ?? null, afterMs],
  )
}

/** Undefined: the tenant has none with this id. */
export async function erasureState(
  on: Queryable,
  id: string,
  tenant: string,
): Promise<ErasureState | undefined> {
  const [state] = await on.query<ErasureState>(
    `select id, caller, erased, open, requested_at as "requestedAt", finished_at as "finishedAt"
     from erasures where id = $1 and tenant = $2`,
    [id, tenant],
  )
  return state
}
