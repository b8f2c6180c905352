import pg from 'pg'

export const tenants = { large: 1_000_000, small: 10_000 } as const

/**
 * Fills tables with the invites of 90 days of two tenants, a hundred in a batch, one percent of them failed and
 * one percent changed late. One batch in ten was canceled, and the last of each is half sent. Nobody at
 * `there-9` had been invited before.
 */
export async function fillForTwoTenants(
  url: string,
  sizes: Readonly<Record<keyof typeof tenants, number>> = tenants,
): Promise<void> {
  // Production's connections end a statement after 30 s; some of these take longer on a busy machine.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = (sql: string) => client.query(sql)
  for (const table of ['batches', 'sends', 'invites', 'lifecycles', 'lanes', 'readings'])
    await run(`alter table ${table} set (autovacuum_enabled = off)`)
  // Created again at the end: a million entries one by one take minutes.
  await run('drop index invites_text')
  await run(`insert into lanes (id, provider, destination_id)
    select p || '/there-' || n, p, 'there-' || n from unnest(${kinds}) p, generate_series(0, 9) n`)
  const numbers = { large: sizes.large / perBatch, small: sizes.small / perBatch }
  const each = numbers.large / numbers.small
  await run(`insert into batches (id, tenant, operation, caller, idempotency_key, total, open, created_at,
      finished_at, closed_reason)
    select ${id('b', 't')}, t, 'sendInvites', 'developer', b::text, ${perBatch},
      case when b = last then ${perBatch / 2} else 0 end, at,
      case when b < last then at + interval '1 hour' end,
      case when b < last and b / ${each} % 10 = 3 then 'BATCH_CANCELED' end
    from generate_series(0, ${numbers.large - 1}) b, unnest(array['large', 'small']) t,
      lateral (select ${numbers.large - 1} as last, ${timeOf('b', numbers.large)} as at) x
    where t = 'large' or b % ${each} = ${each - 1}
    order by at, t`)
  for (let from = 0; from < numbers.large; from += 1_000) {
    await run(`insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id, provider,
        destination_id, message_key, recipient_kind, recipient_value, recipient_key, display_name, person_key,
        details, state, outcome_kind, outcome, settled_at, created_at, updated_at)
      select gen_random_uuid(), t, ${id('b', 't')}, 0, n, gen_random_uuid(), p || '/there-' || h / 4 % 10, p,
        'there-' || h / 4 % 10, 'm', 'EMAIL', 'person-' || b || '-' || n || '@example.com',
        md5(b || '-' || n), 'Grace ' || h % 1000, 'person-' || b || '-' || n, '{}',
        case k when 'QUEUED' then 'queued' else 'final' end, k,
        case when k <> 'QUEUED' then jsonb_strip_nulls(jsonb_build_object('kind', k, 'code', case k
          when 'FAILED' then case when h / 700 % 50 = 0 then 'NAME_TAKEN' else 'PROVIDER_REJECTED' end end)) end,
        case when k <> 'QUEUED' then at end, at,
        at + case when h % 100 = 7 then (now() - at) * (h % 997 / 997.0) else interval '1 s' * (h % 300) end
      from generate_series(${from}, ${Math.min(from + 1_000, numbers.large) - 1}) b, unnest(array['large', 'small']) t,
        generate_series(0, ${perBatch - 1}) n,
        lateral (select abs(hashint4(b * 100 + n)) as h, ${timeOf('b', numbers.large)} as at offset 0) x,
        lateral (select (${kinds})[h % 4 + 1] as p, case
          when b = ${numbers.large - 1} and n % 2 = 0 then 'QUEUED' when h % 1000 = 500 then 'UNCONFIRMED'
          when h / 7 % 100 = 1 then 'FAILED' when h / 7 % 100 < 5 and h / 4 % 10 <> 9 then 'ALREADY_PENDING'
          else 'SENT' end as k offset 0) y
      where t = 'large' or b % ${each} = ${each - 1}
      order by b, t, n`)
  }
  await run(`insert into lifecycles (invite_id, tenant, born, lifecycle, seen_at, checked_at)
    select invite_id, tenant, born, case when h % 100 < 20 then 'ACCEPTED' when h % 1000 = 999 then 'REVOKED'
      else 'EXPIRED' end, settled_at + interval '1 day', settled_at + interval '1 day'
    from sends, lateral (select abs(hashint4(seq::int)) as h) x
    where state = 'final' and provider in ('CHIME', 'TENCENT_ORGANIZATION')
      and (h % 100 < 25 or h % 1000 = 999)`)
  await run(`insert into readings (lane_id, began_at, finished_at)
    select id, now() - interval '1 hour', now() - interval '1 hour' from lanes where provider = 'WICKR'`)
  await run('create index invites_text on invites using gin (text gin_trgm_ops)')
  await client.end()
}

const perBatch = 100
const kinds = `array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION']`
const id = (batch: string, tenant: string) =>
  `('00000000-0000-4000-800' || case ${tenant} when 'large' then 0 else 1 end || '-' || lpad((${batch})::text, 12, '0'))::uuid`
const timeOf = (batch: string, count: number) =>
  `now() - interval '90 days' * (1 - (${batch})::float8 / ${count})`
