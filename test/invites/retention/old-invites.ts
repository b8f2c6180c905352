import type { Database } from '#database/database.ts'

/** How many invites a batch of the past has. */
export const perBatch = 100

/**
 * Fills a database with finished invites: the first `old` of them of a hundred days ago, the others of
 * now. In pieces, because a statement of production's connections ends after 30 s.
 */
export async function fillWithOld(on: Database, stored: number, old: number): Promise<void> {
  await on.query(`insert into lanes (id, provider, destination_id)
    values ('CHIME/old', 'CHIME', 'old') on conflict do nothing`)
  const id = (kind: number, n: string) =>
    `('0000000${kind}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
  const age = (n: string) =>
    `case when ${n} < ${old} then interval '100 days' else interval '0' end`
  for (let from = 0; from < stored; from += pieceSize) {
    const to = Math.min(from + pieceSize, stored) - 1
    const batches = `generate_series(${from}, ${to}, ${perBatch}) n`
    await on.query(`insert into batches (id, tenant, operation, caller, idempotency_key, total, open,
        created_at, finished_at)
      select ${id(0, 'n')}, 'acme', 'sendInvites', 'bench', n::text, ${perBatch}, 0,
        now() - ${age('n')}, now() - ${age('n')} from ${batches}`)
    await on.query(`insert into targets (batch_id, position, provider, destination_id, lane_id,
        operation, message)
      select ${id(0, 'n')}, 0, 'CHIME', 'old', 'CHIME/old', 'invite', '{"userType": "PrivateUser"}'
      from ${batches}`)
    await on.query(`insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id,
        provider, destination_id, message_key, recipient_kind, recipient_value, recipient_key, details,
        state, outcome_kind, outcome, call_id, created_at, asked_at, settled_at)
      select ${id(1, 'n')}, 'acme', ${id(0, `n / ${perBatch} * ${perBatch}`)}, 0, n % ${perBatch},
        ${id(2, 'n')}, 'CHIME/old', 'CHIME', 'old', 'm', 'EMAIL', 'old' || n || '@example.com',
        substr(md5(n::text), 1, 22), '{}', 'final', 'SENT',
        '{"kind": "SENT", "emailStatus": "SENT", "evidence": "PER_RECIPIENT", "message": "Sent."}',
        ${id(3, `n / ${perBatch} * ${perBatch}`)}, now() - ${age('n')}, now() - ${age('n')},
        now() - ${age('n')}
      from generate_series(${from}, ${to}) n`)
    await on.query(`insert into calls (id, lane_id, operation, message, token, send_ids, state, owner,
        accepted, created_at)
      select ${id(3, 'n')}, 'CHIME/old', 'invite', '{"userType": "PrivateUser"}', n::text,
        (select array_agg(${id(1, 'm')}) from generate_series(n, n + ${perBatch - 1}) m), 'done',
        gen_random_uuid(), true, now() - ${age('n')} from ${batches}`)
    await on.query(`insert into events (batch_id, actor, kind, code, message, call, at)
      select ${id(0, 'n')}, 'gateway', 'CALL_SUCCEEDED', 'ANSWERED', 'The provider answered.',
        jsonb_build_object('provider', 'CHIME', 'operation', 'InviteUsers', 'callId', ${id(3, 'n')}),
        now() - ${age('n')} from ${batches}`)
  }
  await on.query('analyze')
}

/** How many of them are left. */
export async function countOld(on: Database): Promise<number> {
  const [left] = await on.query<{ count: number }>(
    `select count(*)::int as count from sends where created_at < now() - interval '50 days'`,
  )
  return left?.count ?? 0
}

const pieceSize = 20_000
