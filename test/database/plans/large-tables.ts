import pg from 'pg'

/** How many invites each batch has, and how many batches there are. */
export const perBatch = 7_400
export const batches = 14

/** The id of a batch that was filled in, from 0. */
export const batchAt = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** `fill` after `neverAnalyze`. */
export async function fillWithoutStatistics(url: string, analyzedEmpty: boolean): Promise<void> {
  await neverAnalyze(url, analyzedEmpty)
  await fill(url)
}

/** From now on the tables are not analyzed any more. Statements that were planned are planned anew. */
export async function neverAnalyze(url: string, analyzedEmpty: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const table of ['batches', 'sends', 'invites', 'calls', 'events', 'targets', 'lanes']) {
    await client.query(`alter table ${table} set (autovacuum_enabled = off)`)
    if (analyzedEmpty) await client.query(`analyze ${table}`)
  }
  await client.end()
}

/**
 * Fills tables: 100,000 invites over ten destinations with their calls and events. Those of the last batch
 * wait in lanes that are paused. What was planned before stays planned.
 */
export async function fill(url: string): Promise<void> {
  // Production's connections end a statement after 30 s.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = (sql: string) => client.query(sql)
  const ours = (batch: string) => `${batch}::text like '00000000-0000-4000-8000-%'`
  const id = (n: string) => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
  await run(`insert into lanes (id, provider, destination_id, paused_until, wake_at)
    select 'CHIME/' || p || n, 'CHIME', p || n, u, u
    from generate_series(0, 9) n,
      (values ('there-', null), ('paused-', now() + interval '1 day')) o (p, u)`)
  await run(`insert into batches (id, tenant, operation, caller, idempotency_key, total, open,
      created_at, finished_at)
    select ${id('n')}, 'sandbox', 'sendInvites', 'developer', n::text, ${perBatch},
      case when n = ${batches - 1} then ${perBatch} else 0 end, now() - interval '1 hour',
      case when n < ${batches - 1} then now() end
    from generate_series(0, ${batches - 1}) n`)
  await run(`insert into targets (batch_id, position, provider, destination_id, lane_id, operation, message)
    select b.id, d, 'CHIME', p || d, 'CHIME/' || p || d, 'invite', '{"userType": "PrivateUser"}'
    from batches b, generate_series(0, 9) d,
      lateral (select case when b.open = 0 then 'there-' else 'paused-' end p) x where ${ours('b.id')}`)
  await run(`insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id,
      provider, destination_id, message_key, recipient_kind, recipient_value, recipient_key,
      display_name, person_key, details, state, outcome_kind, outcome, settled_at, turn, call_id, version)
    select gen_random_uuid(), 'sandbox', b.id, n % 10, n, gen_random_uuid(), t.lane_id,
      'CHIME', t.destination_id, 'm', 'EMAIL', v, v, 'Grace ' || n % 1000, 'person-' || v, '{}',
      case when is_open then 'queued' else 'final' end, case when is_open then 'QUEUED' else k end,
      case when not is_open then jsonb_build_object('kind', k, 'code', 'PROVIDER_REJECTED') end,
      case when not is_open then now() end, n, null, case when is_open then 0 else n end
    from (
      select *, row_number() over (order by seq) - 1 as nth from batches where ${ours('id')}) b
      cross join generate_series(0, ${perBatch - 1}) n
      join targets t on t.batch_id = b.id and t.position = n % 10,
      lateral (select b.open > 0 as is_open, 'person-' || b.nth || '-' || n || '@example.com' as v,
        case when n % 100 = 1 then 'FAILED' else 'SENT' end as k) x`)
  await run(`insert into calls (id, lane_id, operation, message, token, send_ids, state, owner, accepted)
    select gen_random_uuid(), lane_id, 'invite', '{}', 'token', array_agg(id), 'done',
      gen_random_uuid(), true
    from sends where state = 'final' and ${ours('batch_id')} group by lane_id, batch_id, position / 500`)
  await run(`update sends set call_id = c.id from (select id, unnest(send_ids) as send from calls where token = 'token') c
    where sends.id = c.send`)
  await run(`insert into events (batch_id, actor, kind, code, message, call)
    select b.id, 'gateway', 'CALLED', 'CALL_ANSWERED', 'answered', jsonb_build_object('provider', 'CHIME')
    from batches b, generate_series(1, 200) where ${ours('b.id')}`)
  await client.end()
}
