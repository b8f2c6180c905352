-- The latest slots of a paced lane, oldest first: what may leave next is known from them. A fixed
-- step forward, as before, loses the time of every slot that was missed.
alter table lanes drop column next_slot_at;
alter table lanes add column slots timestamptz[] not null default '{}';
-- Equal to `owner` where that owner shows a sign of life, so that its end is seen at once.
alter table lanes add column present uuid;
create index lanes_owned on lanes (owner) where owner is not null;

-- Does a connection hold the sign of life of this process? src/database/postgres-listener.ts takes it.
create function has_sign_of_life(process uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from pg_locks
    where locktype = 'advisory' and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())
      and classid::bigint = 468483 and objid::bigint = hashtext(process::text)::bigint & 4294967295
  )
$$;
