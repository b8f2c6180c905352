-- Lists of invites read an index, however many are stored.
--
-- invites   what never changes of an invite, and its place in lists. Only ever inserted into, so its
--           indexes cost nothing when outcomes come in.
-- born      the seq of an invite's first send: a reinvite does not move it, so that nobody who pages
--           sees it twice or not at all.
create extension if not exists pg_trgm;

alter table sends add column first_seq bigint;
update sends set first_seq = (select min(o.seq) from sends o where o.invite_id = sends.invite_id)
where attempt > 1 or not latest;
alter table sends add column born bigint generated always as (coalesce(first_seq, seq)) stored;
drop index sends_newest;
drop index sends_newest_of_tenant;
create unique index sends_born on sends (born) where latest;
create index sends_outcome on sends (tenant, outcome_kind, born) where latest;

create table invites (
  born bigint primary key,
  tenant text not null,
  provider text not null,
  destination_id text not null,
  person_key text,
  -- Value and display name, to be searched.
  text text not null
);
insert into invites (born, tenant, provider, destination_id, person_key, text)
select born, tenant, provider, destination_id, person_key, concat_ws(e'\n', recipient_value, display_name)
from sends where first_seq is null;
create index invites_of_tenant on invites (tenant, born);
create index invites_at_provider on invites (tenant, provider, born);
create index invites_there on invites (tenant, destination_id, born);
create index invites_of_person on invites (tenant, person_key, born) where person_key is not null;
create index invites_text on invites using gin (text gin_trgm_ops);

-- By trigger, because a replica that still runs the version before knows nothing of it.
create function note_invites() returns trigger language plpgsql as $$ begin
  insert into invites (born, tenant, provider, destination_id, person_key, text)
  select born, tenant, provider, destination_id, person_key,
    concat_ws(e'\n', recipient_value, display_name)
  from added where first_seq is null; return null; end
$$;
create trigger note_invites after insert on sends
  referencing new table as added for each statement execute function note_invites();
