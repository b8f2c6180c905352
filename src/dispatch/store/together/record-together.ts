import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import { batchEvent } from '../../policy/batch-event.ts'
import { finishedSuffix } from '../finish-sends.ts'
import type { PlainAnswer } from './plain-answer.ts'

/** How many batches shared a call, and the traces of those that are traced. */
export interface SharedCall {
  readonly batches: number
  readonly traces: readonly string[] | null
}

/** What was recorded. */
export interface RecordedTogether {
  /** The calls that are done. The others have moved on, or their lane has something to learn from them. */
  readonly callIds: ReadonlySet<string>
  /** The batches that shared each of these calls, by its id. */
  readonly shared: Readonly<Record<string, SharedCall>>
  /** The batches whose last outcome was among them. */
  readonly finished: readonly string[]
}

/**
 * Records plain answers in one statement, which is one transaction. It does what `recordAnswer` does, for
 * those calls whose first attempt is still in flight in their owner's name, in lanes without a trouble, and
 * nothing for the others. Locks are taken in the same order: batches, then calls, then their sends, which
 * nobody else locks without having locked their batches.
 */
export async function recordTogether(
  on: Queryable,
  answers: readonly PlainAnswer[],
): Promise<RecordedTogether> {
  const outcomes = answers.flatMap((answer) => [...answer.outcomes])
  const [row] = await on.query<RecordedRow>(statement, [
    answers.map(({ callId }) => callId),
    answers.map(({ owner }) => owner),
    answers.map(({ note }) => storableJson(note)),
    outcomes.map(([id]) => id),
    outcomes.map(([, outcome]) => storableJson(outcome)),
  ])
  const { callIds, shared = {}, finished = [] } = row ?? {}
  return { callIds: new Set(callIds), shared, finished }
}

interface RecordedRow {
  readonly callIds: readonly string[]
  readonly shared: Readonly<Record<string, SharedCall>>
  readonly finished: readonly string[]
}

const answered = batchEvent('ANSWERED')
const finished = batchEvent('FINISHED')

// The sends of an attempt in flight stay as they are until it is recorded, which only one of all who try
// can do: they are counted before their batches are locked. Should they differ after all, the division by
// zero undoes everything, and each answer is recorded alone.
//
// The plan is made once, when nothing is known of the tables' sizes and of the lists'. What a list names is
// found by primary key all the same: row by row (`lateral`), or under a limit that leaves nothing out, of
// which the planner expects a single row. No list is compared with another one, entry by entry.
const statement = `with told as materialized (
    select o.id, o.outcome::jsonb as outcome, s.batch_id, s.call_id
    from unnest($4::uuid[], $5::text[]) as o (id, outcome)
    cross join lateral (
      select batch_id, call_id from sends
      where sends.id = o.id and call_id = any($1::uuid[]) and state = 'in_call' offset 0
    ) as s
  ), locked as materialized (
    select b.id, b.version, b.trace
    from (select distinct batch_id from told order by batch_id) as t
    cross join lateral (
      select id, version, trace from batches where id = t.batch_id for no key update
    ) as b
  ), held as materialized (
    select c.id from (
      select id, owner from unnest($1::uuid[], $2::uuid[]) as a (id, owner) order by id
    ) as a
    cross join lateral (
      select id from calls c
      where c.id = a.id and c.owner = a.owner
        and c.state = 'in_flight' and c.step = 'send' and c.attempt = 1 and not c.uncertain
        and not exists (
          select 1 from lanes l where l.id = c.lane_id and (l.throttles > 0 or l.trouble is not null))
      for no key update
    ) as c
    where (select count(*) from locked) > 0
  ), ended as (
    update calls set state = 'done', accepted = true
    from (select id from held limit cardinality($1::uuid[])) as h where calls.id = h.id
    returning calls.id
  ), known as materialized (
    select t.*, l.version + 1 as version, l.trace from told t join locked l on l.id = t.batch_id
  ), counted as materialized (
    select batch_id, call_id, trace, count(*)::int as n
    from known where call_id = any(array(select id from ended)) group by batch_id, call_id, trace
  ), batch as (
    update batches set version = version + 1, open = open - n,
      finished_at = case when open = n then gateway_now() end
    from (
      select batch_id, sum(n)::int as n from counted group by batch_id limit cardinality($4::uuid[])
    ) as final
    where batches.id = final.batch_id
    returning batches.id, open
  ), settled as (
    update sends set state = 'final', outcome_kind = k.outcome ->> 'kind', outcome = k.outcome,
      provider_reference = coalesce(k.outcome ->> 'providerReference', provider_reference),
      not_before = null, settled_at = gateway_now(), version = k.version,
      updated_at = gateway_now(), doubtful = false, culprit = false
    from (
      select * from known where call_id = any(array(select id from ended)) limit cardinality($4::uuid[])
    ) as k
    where sends.id = k.id and sends.call_id = k.call_id and sends.state = 'in_call'
    returning 1
  ), event as (
    insert into events (batch_id, actor, kind, code, message, call)
    select batch_id, 'gateway', kind, code, message, call from (
      select batch_id, '${answered.kind}' as kind, '${answered.code}' as code,
        '${answered.message}' as message,
        note::jsonb || jsonb_build_object('recipients', n) as call, nth
      from counted join unnest($1::uuid[], $3::text[]) with ordinality as a (id, note, nth)
        on a.id = call_id
      union all
      select id, '${finished.kind}', '${finished.code}', '${finished.message}', null, null
      from batch where open = 0
    ) as happened order by nth
  ), notified as materialized (
    select pg_notify('batches', id || case when open = 0 then '${finishedSuffix}' else '' end)
    from batch
  )
  select array(select id from ended) as "callIds", array(select id from batch where open = 0) as finished,
    (select coalesce(jsonb_object_agg(call_id, call), '{}') from (
       select call_id, jsonb_build_object('batches', count(*), 'traces',
         jsonb_agg(trace order by batch_id) filter (where trace is not null)) as call
       from counted group by call_id) as by_call) as shared
  from (select count(*) as n from notified) as heard
  where 1 / case when (select count(*) from settled) = (select coalesce(sum(n), 0) from counted)
    then 1 else 0 end = 1`
