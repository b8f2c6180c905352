-- Whose a batch is, and whose its sends are; an invite never leaves its tenant. What was accepted
-- before there were tenants belongs to `local`, as its only caller was called.
alter table batches add column tenant text not null default 'local';
alter table sends add column tenant text not null default 'local';
alter table idempotency_keys rename column caller to tenant;

create index batches_of_tenant on batches (tenant, seq desc);
create index sends_newest_of_tenant on sends (tenant, seq desc) where latest;

-- May who may use these destinations see this lane? `CHIME/berlin`, `CHIME/*` or `*`.
create function reaches(destinations text[], lane_id text) returns boolean language sql immutable as $$
  select '*' = any(destinations) or lane_id = any(destinations)
    or split_part(lane_id, '/', 1) || '/*' = any(destinations)
$$;
