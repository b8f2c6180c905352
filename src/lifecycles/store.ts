import type { Database, Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { LifecycleEntry } from '#providers/contract/lifecycle.ts'

/**
 * Stores the entries that a reading found, for every invite of the person, in any batch of any tenant.
 * An entry is matched by the recipient key, hashed as it is stored, or else by the provider's reference.
 * Nothing is stored if `owner` has lost the lease.
 */
export async function saveEntries(
  on: Queryable,
  lane: Lane,
  owner: string,
  entries: readonly LifecycleEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += pieceSize) {
    const piece = entries.slice(start, start + pieceSize).map((entry, nth) => ({ ...entry, nth }))
    await on.query(
      `with entry as (
         select nth, keys, reference, lifecycle, "lifetimeMs" from jsonb_to_recordset($4::jsonb)
           as e (nth int, keys jsonb, reference text, lifecycle text, "lifetimeMs" bigint)
       ), key as (
         select nth, key from entry, jsonb_array_elements_text(keys) as key
       ), hit as (
         select s.invite_id, s.tenant, s.born, nth, 1 as rank from key, lateral (
           ${person} and recipient_key = key.key limit ${maxMatches}) as s
         union all
         select s.invite_id, s.tenant, s.born, nth, 2 from entry, lateral (
           ${person} and provider_reference = entry.reference limit ${maxMatches}) as s
       ), best as (
         select distinct on (invite_id) invite_id, tenant, born, nth from hit order by invite_id, rank, nth
       )
       insert into lifecycles as l (invite_id, tenant, born, lifecycle, lifetime_ms, seen_at, checked_at)
       select best.invite_id, best.tenant, best.born, entry.lifecycle, entry."lifetimeMs", r.since, r.since
       from best join entry using (nth) join readings r on r.lane_id = $1 and r.owner = $5
       order by best.invite_id
       on conflict (invite_id) do update
         set tenant = excluded.tenant, born = excluded.born,
           lifecycle = coalesce(excluded.lifecycle, l.lifecycle),
           lifetime_ms = excluded.lifetime_ms, seen_at = excluded.seen_at,
           checked_at = excluded.checked_at
         where coalesce(l.checked_at <= excluded.checked_at, true)`,
      [lane.id, lane.provider, lane.destinationId, storableJson(piece), owner],
    )
  }
}

/** Those of the entries that are about a person whom someone invited, in their order. */
export async function entriesOfInvites(
  on: Queryable,
  lane: Lane,
  entries: readonly LifecycleEntry[],
): Promise<LifecycleEntry[]> {
  const known: LifecycleEntry[] = []
  for (let start = 0; start < entries.length; start += pieceSize) {
    const piece = entries.slice(start, start + pieceSize)
    const found = await on.query<{ nth: number }>(
      `with entry as (
         select * from jsonb_to_recordset($3::jsonb) as e (nth int, keys jsonb, reference text)
       )
       select nth from entry, jsonb_array_elements_text(keys) as key, lateral (
         ${personAt('$2', '$1')} and recipient_key = key limit 1) as s
       union
       select nth from entry, lateral (
         ${personAt('$2', '$1')} and provider_reference = entry.reference limit 1) as s
       order by nth`,
      [
        lane.provider,
        lane.destinationId,
        storableJson(piece.map(({ keys, reference }, nth) => ({ nth, keys, reference }))),
      ],
    )
    for (const { nth } of found) known.push(...piece.slice(nth, nth + 1))
  }
  return known
}

/** Stores that a person was looked for and not found. What was known before stays. */
export async function saveNotFound(
  on: Queryable,
  lane: Lane,
  owner: string,
  inviteId: string,
): Promise<void> {
  await on.query(
    `insert into lifecycles as l (invite_id, checked_at)
     select $3, since from readings where lane_id = $1 and owner = $2
     on conflict (invite_id) do update set checked_at = greatest(l.checked_at, excluded.checked_at)`,
    [lane.id, owner, inviteId],
  )
}

/** Stores that everyone was read, so that those who were not found are absent. Returns the lease. */
export async function finishFullRead(
  database: Database,
  lane: Lane,
  owner: string,
  pages: number,
): Promise<void> {
  await database.query(
    `update readings set owner = null, leased_until = null, began_at = since,
       finished_at = gateway_now(), pages = $3
     where lane_id = $1 and owner = $2`,
    [lane.id, owner, pages],
  )
}

/**
 * Stores that invitations were revoked, which holds for every invite of the same person there. For the
 * `unconfirmed` ones only the request is stored: if they are gone later, it was the reason.
 */
export async function saveRevoked(
  on: Queryable,
  revoked: readonly string[],
  unconfirmed: readonly string[] = [],
): Promise<void> {
  await on.query(
    `with now as (select gateway_now() as at), found as (
       select other.invite_id, other.tenant, other.born, 'REVOKED' as lifecycle, now.at as seen_at, null::timestamptz as asked_at
       -- One person after the other: the planner cannot know how few they are, and joins all sends.
       from sends s cross join lateral (
         select * from sends o where o.recipient_key = s.recipient_key
           and o.destination_id = s.destination_id and o.provider = s.provider
           and o.latest and o.erased_at is null offset 0
       ) as other, now
       where s.latest and s.invite_id = any($1::uuid[])
       union all
       select id, null, null, null, null, now.at from unnest($2::uuid[]) as id, now
     )
     insert into lifecycles as l (invite_id, tenant, born, lifecycle, seen_at, checked_at, revoke_asked_at)
     select distinct on (invite_id) invite_id, tenant, born, lifecycle, seen_at, seen_at, asked_at
     -- In one order, as everywhere, against deadlocks.
     from found order by invite_id, lifecycle
     on conflict (invite_id) do update set tenant = coalesce(excluded.tenant, l.tenant),
       born = coalesce(excluded.born, l.born),
       lifecycle = coalesce(excluded.lifecycle, l.lifecycle),
       seen_at = coalesce(excluded.seen_at, l.seen_at),
       checked_at = coalesce(excluded.checked_at, l.checked_at),
       revoke_asked_at = coalesce(excluded.revoke_asked_at, l.revoke_asked_at)`,
    [revoked, unconfirmed],
  )
}

/** Deletes what was read about the invites of a person who was erased. */
export async function forgetLifecycles(tx: Queryable, inviteIds: readonly string[]): Promise<void> {
  await tx.query('delete from lifecycles where invite_id = any($1::uuid[])', [inviteIds])
}

// The limit makes PostgreSQL look up each person in an index. Without it, the planner cannot know how
// few keys there are, and reads all sends.
const personAt = (destinationId: string, provider: string) => `
  select invite_id, tenant, born from sends
  where latest and erased_at is null and destination_id = ${destinationId} and provider = ${provider}`
const person = personAt('$3', '$2')

// Invites of one person at one destination. More than anyone has.
const maxMatches = 100

// PGlite runs one statement at a time, so a larger piece would hold up all others for too long.
const pieceSize = 200
