import type { Queryable } from '#database/database.ts'

/**
 * Stores invites of two tenants, `acme` and `other`, that differ in all that a filter can ask for: 24 batches
 * over 24 days, the last two open, with some invites that were asked for again or changed late.
 */
export async function storeVariousInvites(on: Queryable): Promise<void> {
  await on.query(`insert into lanes (id, provider, destination_id)
    select p || '/' || d, p, d
    from unnest(array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION']) p,
      unnest(array['here', 'there', 'away']) d`)
  await on.query(`insert into batches (id, tenant, operation, caller, idempotency_key, total, open,
      created_at, finished_at)
    select ${idOf('b')}, case when b % 6 = 5 then 'other' else 'acme' end, 'sendInvites', 'developer',
      b::text, 30, case when b > 22 then 15 else 0 end, ${timeOf('b')},
      case when b <= 22 then ${timeOf('b')} end
    from generate_series(1, 24) b`)
  await on.query(`insert into sends (${columns})
    select gen_random_uuid(), tenant, ${idOf('b')}, 0, n, gen_random_uuid(), 1, null, p || '/' || d, p, d,
      'm', 'EMAIL', 'p' || n % 20 || '@example.com', 'p' || n % 20, case when h % 3 = 0 then 'Ada' end,
      case when h % 4 = 0 then 'person-' || h % 9 end, '{}',
      case kind when 'QUEUED' then 'queued' else 'final' end, kind, ${outcome},
      case kind when 'QUEUED' then null else ${timeOf('b')} end, ${timeOf('b')}, ${timeOf('b')}
        + case when h % 5 = 0 then interval '1 day' * (h % 17) else interval '1 s' * (h % 3000) end
    from generate_series(1, 24) b, generate_series(0, 29) n, lateral (
      select abs(hashint4(b * 1000 + n)) as h, case when b % 6 = 5 then 'other' else 'acme' end as tenant
    ) as x, lateral (
      select case when b > 22 and n % 2 = 0 then 'QUEUED' else (array['SENT', 'SENT', 'SENT', 'SENT', 'FAILED',
          'ALREADY_MEMBER', 'ALREADY_PENDING', 'SKIPPED', 'UNCONFIRMED'])[h % 9 + 1] end as kind,
        (array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION'])[h / 9 % 4 + 1] as p,
        (array['here', 'there', 'away'])[h / 36 % 3 + 1] as d
    ) as y
    order by b, n`)
  await on.query(`update sends set latest = false where seq % 13 = 0 and batch_id = any($1)`, [
    olderBatches,
  ])
  await on.query(`insert into sends (${columns})
    select gen_random_uuid(), tenant, (select id from batches n where n.tenant = s.tenant
        order by n.seq desc limit 1), 0, 100 + row_number() over (order by seq), invite_id, 2, seq, lane_id,
      provider, destination_id, 'm', 'EMAIL', recipient_value, recipient_key, display_name, person_key, '{}',
      'final', kind, ${outcome}, ${timeOf('24')}, ${timeOf('24')}, ${timeOf('24')}
    from sends s, lateral (
      select seq as h, (array['SENT', 'FAILED', 'ALREADY_MEMBER'])[seq % 3 + 1] as kind) as x
    where not latest
    order by seq`)
  await on.query(`insert into lifecycles (invite_id, tenant, born, lifecycle, seen_at, checked_at)
    select invite_id, tenant, born, (array['ACCEPTED', 'PENDING', 'EXPIRED', 'REVOKED', null])[h % 5 + 1],
      settled_at + interval '1 day' * (h % 7 - 1), settled_at + interval '1 day' * (h % 7 - 1)
    from sends, lateral (select abs(hashint4(seq::int)) as h) as x where latest and state = 'final' and h % 2 = 0`)
  // As the version before 0002-filters-in-lanes.sql left them.
  await on.query('alter table lifecycles disable trigger lane_of_lifecycle')
  await on.query(`update lifecycles set lane_id = '' where born % 3 = 0`)
  await on.query('alter table lifecycles enable trigger lane_of_lifecycle')
  await on.query(`insert into readings (lane_id, began_at, finished_at)
    select id, ${timeOf('20')}, ${timeOf('20')} from lanes where destination_id <> 'away'`)
}

const idOf = (batch: string) =>
  `('00000000-0000-4000-8000-' || lpad((${batch})::text, 12, '0'))::uuid`
const timeOf = (batch: string) =>
  `'2026-03-01T00:00:00Z'::timestamptz + interval '1 day' * ${batch}`
const olderBatches = Array.from(
  { length: 18 },
  (_, n) => `00000000-0000-4000-8000-${String(n + 1).padStart(12, '0')}`,
)
const columns = `id, tenant, batch_id, target_position, position, invite_id, attempt, first_seq, lane_id, provider,
  destination_id, message_key, recipient_kind, recipient_value, recipient_key, display_name, person_key,
  details, state, outcome_kind, outcome, settled_at, created_at, updated_at`
const outcome = `case kind when 'QUEUED' then null else jsonb_strip_nulls(jsonb_build_object('kind', kind, 'code',
  case kind when 'FAILED' then (array['NAME_TAKEN', 'PROVIDER_REJECTED', 'EXPIRED'])[h % 3 + 1] end)) end`
