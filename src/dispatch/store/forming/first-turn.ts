/**
 * SQL: the turn of the first queued send that `send`'s tenant has in its lane. Those of a new batch
 * count from here. Held back ones do not count: many may have overtaken them.
 */
export function firstTurn(send: string): string {
  return `coalesce((
    select q.turn from sends q
    where q.lane_id = ${send}.lane_id and q.tenant = ${send}.tenant and q.state = 'queued'
      and not q.mailbox_full
    order by q.turn, q.seq limit 1), 0)`
}
