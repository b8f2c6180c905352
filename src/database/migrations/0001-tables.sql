-- The gateway's tables as of version 0.2.0, and how an invite moves through them.
--
-- A client asks to invite recipients to destinations. What one request asked for is a batch.
--
--   batches           one row per accepted sendInvites or reinviteUsers
--   targets           the destinations of a batch, each with the message for its recipients
--   sends             one row per recipient of a batch, with its outcome: the unit of truth
--   invites           what never changes about an invite, in the order in which lists show it
--   idempotency_keys  which batch a client's idempotency key belongs to
--   tenant_days       how many recipients a tenant has sent to and stored on a day
--   tenant_waiting    how many recipients of a tenant may wait in a lane
--   events            the audit trail of a batch
--   outcome_days      how many sends of a tenant got which outcome at a destination on a day
--   outcome_changes   what is not yet added to outcome_days
--   cursor_key        one row: the key that seals the cursors that clients get
--   recipient_secret  one row: the secret of the hashes by which recipients are compared
--   erasures          one row per person who is to be erased, or was
--
-- One recipient invited to one destination is an invite. Inviting that person again adds a send to
-- the invite: its sends share an invite_id, and the latest one speaks for it. A recipient who is
-- skipped as a duplicate is a send of the existing invite too, but never its latest.
--
-- Sends leave through lanes and calls:
--
--   lanes             one row per destination: which replica sends there, when, and how fast
--   calls             one row per request to an upstream, written before the request leaves
--   turns             what the tenants of a lane have been charged, where several wait
--   parts             one row per group of recipients that was split from a refused call
--
-- Upstreams can also be read, to learn what became of an invitation after it was sent:
--
--   readings          one row per destination: which replica reads there, and what it last finished
--   lifecycles        one row per invite that was found at an upstream or looked for there
--
-- How an invite moves:
--
--   1. One transaction accepts the batch. It inserts the idempotency key, the batch, its targets and
--      its sends (state `queued`) and wakes their lanes. A trigger inserts the invites.
--   2. A replica claims a lane that is awake. One transaction takes sends that share a message, of the
--      tenant whose turn it is and of others, writes their call (state `in_flight`) and turns the sends `in_call`. Only then does
--      the request leave: after a crash the row shows that it may have left.
--   3. One transaction records the answer. Sends whose outcome is known turn `final`. If the upstream
--      provably did not process the call, its sends are `queued` again and the call is `done`. If
--      nobody knows, the call is `waiting` until it is repeated or looked up as the same call, which
--      makes it `in_flight` once more; the sends stay `in_call`. If the upstream refused the call for
--      its content, and the refusal proves that nothing was processed, the same transaction makes the
--      parts: their sends are `queued` again, and sends of one part share a call with nobody else.
--   4. When a batch has no open sends left, it is finished. A retry turns failed or unconfirmed sends
--      `queued` again.
--
-- Every update names the state it starts from in its `where`, so a replica that comes late changes
-- nothing. Notifications (`lanes`, `batches`) only wake readers; the tables hold all that is known.

-- Finds parts of names and addresses by index; see invites_text.
create extension if not exists pg_trgm;

-- The only clock for leases, slots, delays and timestamps. Tests set `gateway.now`.
create function gateway_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('gateway.now', true), '')::timestamptz, clock_timestamp())
$$;

-- Whether a caller may see a lane. Destinations are `CHIME/berlin`, `CHIME/*` or `*`.
create function reaches(destinations text[], lane_id text) returns boolean language sql immutable as $$
  select '*' = any(destinations) or lane_id = any(destinations)
    or split_part(lane_id, '/', 1) || '/*' = any(destinations)
$$;

-- Whether a replica holds its liveness lock, an advisory lock of class 468483 that
-- src/database/postgres-listener.ts takes.
create function has_sign_of_life(process uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from pg_locks
    where locktype = 'advisory' and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())
      and classid::bigint = 468483 and objid::bigint = hashtext(process::text)::bigint & 4294967295
  )
$$;

create table batches (
  id uuid primary key,
  -- The place of the batch in lists.
  seq bigint generated always as identity unique,
  tenant text not null default 'local',
  caller text not null,
  operation text not null check (operation in ('sendInvites', 'reinviteUsers')),
  idempotency_key text not null,
  name text,
  -- After this many failed sends the batch stops by itself.
  stop_after_failures int,
  total int not null,
  -- Sends without a final outcome. Zero exactly when finished_at is set.
  open int not null,
  -- Counts changes. Every transaction that changes a batch first raises its version, which locks the
  -- row: versions are committed in order, so a follower that has seen one has missed nothing before.
  version bigint not null default 0,
  -- Why no more calls are made: queued sends are skipped, and no send is queued again.
  closed_reason text check (closed_reason in ('BATCH_CANCELED', 'STOPPED_AFTER_FAILURES')),
  created_at timestamptz not null default gateway_now(),
  finished_at timestamptz,
  -- When its texts were deleted, because it was old.
  erased_at timestamptz,
  -- Where its acceptance is in a trace, as W3C's traceparent; null if it is not traced.
  trace text
);
create index batches_with_texts on batches (seq) where erased_at is null;
create index batches_of_tenant on batches (tenant, seq);
-- Lists by status: few batches are open or canceled, and many are finished.
create index batches_open on batches (tenant, seq) where finished_at is null;
create index batches_canceled on batches (tenant, seq) where closed_reason = 'BATCH_CANCELED';
-- Reading at an upstream gives way to batches that need the same operation.
create index batches_unfinished on batches (id) where finished_at is null;

-- The last of a tenant's batches that was accepted until a moment, by its place; 0 if there is none. Places
-- are in the order of time, but for transactions that overlap. So it halves the places: an index on times
-- would be written with every request. Rows are compared whole, because without statistics the planner
-- expects many of them, and reads them in the order of the index.
create function batch_place(of_tenant text, moment timestamptz) returns bigint
language plpgsql stable as $$
declare
  low bigint := 0;
  middle bigint := 9223372036854775807;
  high bigint := 9223372036854775807;
  found record;
begin
  loop
    select b.tenant, b.seq, b.created_at into found from batches b
    where (b.tenant, b.seq) <= (of_tenant, middle)
    order by b.tenant desc, b.seq desc limit 1;
    if found.tenant is distinct from of_tenant or found.seq <= low then low := middle;
    elsif found.created_at <= moment then low := middle;
    else high := found.seq;
    end if;
    exit when high - low <= 1 or low = high;
    middle := low + (high - low) / 2;
  end loop;
  return low;
end $$;

create table idempotency_keys (
  tenant text not null,
  operation text not null,
  -- Keyed hashes, as of recipients: callers put addresses into their keys. A key that comes back with a
  -- different input is refused.
  key_hash text not null,
  input_hash text not null,
  -- No foreign key: to delete a batch would read all keys. A key is gone before its batch is.
  batch_id uuid not null,
  expires_at timestamptz not null,
  primary key (tenant, operation, key_hash)
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);

-- Counted against the daily quotas. Days are in UTC.
create table tenant_days (
  tenant text not null,
  day date not null,
  -- Those that were to be sent to.
  recipients int not null,
  -- All rows of recipients, skipped and invalid ones too; a batch without any counts as one.
  stored int not null,
  primary key (tenant, day)
);

-- How many recipients of a tenant may wait in a lane, never less than what waits: the last count, and all
-- that came since. Written when a batch is accepted, under the lock of the tenant's day; counted again
-- only when a limit seems to be reached.
create table tenant_waiting (
  tenant text not null,
  lane_id text not null,
  at_most int not null,
  primary key (tenant, lane_id)
);

create table lanes (
  -- `PROVIDER/destination`.
  id text primary key,
  provider text not null,
  destination_id text not null,
  -- When there may be work; null if nothing waits.
  wake_at timestamptz,
  -- The replica that sends, and how long the lane is its own without a renewal.
  owner uuid,
  leased_until timestamptz,
  -- Equal to owner if that replica holds a liveness lock, so that its death is noticed at once and not
  -- only when the lease ends.
  present uuid,
  -- No call leaves before this time: the upstream asked for a pause, or cannot be reached.
  paused_until timestamptz,
  -- Throttled answers since the last good one; the exponent of the back-off.
  throttles int not null default 0,
  -- Why no call can succeed at present, whatever it contains; null after an answer that shows the
  -- contrary. Until then calls leave one at a time. How often in a row it was met, and when last.
  trouble text check (trouble in ('UNREACHABLE', 'CREDENTIALS')),
  failures int not null default 0,
  failed_at timestamptz,
  -- When the latest calls left or will leave, oldest first. They decide when the next one may leave.
  -- Empty where the upstream has no known rate limit.
  slots timestamptz[] not null default '{}',
  -- The tenant that had the latest turn, and what it had been charged before (src/dispatch/policy/turns.ts).
  turn_tenant text not null default '',
  turn_clock float8 not null default 0
);
create index lanes_awake on lanes (wake_at) where wake_at is not null;
create index lanes_owned on lanes (owner) where owner is not null;

-- Tenants take turns in a lane. A row is written with a call, under the lane's lock, and only while more
-- than one tenant waits; it is deleted once it is no more than the lane's clock.
create table turns (
  lane_id text not null,
  tenant text not null,
  -- In calls; a call is charged to the tenants of its recipients, by their shares.
  charged float8 not null,
  primary key (lane_id, tenant)
);

create table targets (
  batch_id uuid not null references batches,
  position int not null,
  provider text not null,
  destination_id text not null,
  lane_id text not null references lanes,
  operation text not null check (operation in ('invite', 'reinvite')),
  message jsonb not null,
  primary key (batch_id, position)
);

create table calls (
  id uuid primary key,
  lane_id text not null references lanes,
  operation text not null check (operation in ('invite', 'reinvite')),
  -- A call whose answer was lost is looked up where the upstream allows that. Who was refused because the
  -- upstream knows them is identified in a call of their own.
  step text not null default 'send' check (step in ('send', 'look-up', 'identify')),
  message jsonb not null,
  -- Sent along where the upstream recognizes a repeated call by it.
  token text not null,
  -- In the order of the request: a repeat is the same request, byte for byte.
  send_ids uuid[] not null,
  state text not null default 'in_flight' check (state in ('in_flight', 'waiting', 'done')),
  owner uuid not null,
  -- Attempts so far, including the present one. An answer to an earlier attempt is recognized by it.
  attempt int not null default 1,
  -- Attempts at the present step.
  step_attempt int not null default 1,
  -- Somebody of it was erased: the very same call cannot be made again.
  incomplete boolean not null default false,
  -- Whether any attempt may have been processed.
  uncertain boolean not null default false,
  not_before timestamptz,
  -- The part that the call was formed from, the refused call that this part was split from, and the
  -- call that was refused first of all. Null where nothing was refused before. No foreign keys: they
  -- would be checked with every call.
  part_id uuid,
  split_from uuid,
  origin_id uuid,
  -- The upstream took the call, or may have: then it does not refuse the destination.
  accepted boolean not null default false,
  -- The failure that follows if this call was refused for the destination. Only where the upstream
  -- does not tell a bad destination from a bad recipient. Equal ones differ in the request id and the details
  -- only.
  refusal jsonb,
  -- At the step `identify`: the outcome of the refusal, which holds if the person is not found.
  otherwise jsonb,
  -- Why it first became uncertain what the call did. Attempts and look-ups that fail later say less.
  first_error jsonb,
  created_at timestamptz not null default gateway_now()
);
create index calls_unfinished on calls (lane_id) where state <> 'done';
create index calls_of_origin on calls (origin_id) where origin_id is not null;

-- Rows are written when a call is refused for its content; a part is over when none of its sends is
-- queued.
create table parts (
  id uuid primary key,
  -- No foreign keys: to delete a call would read all sends and parts.
  split_from uuid not null,
  origin_id uuid not null,
  -- One of its recipients is certainly refused, so it leaves in pieces, one call at a time.
  suspect boolean not null,
  -- The upstream said that recipients are the reason; otherwise it may be the destination.
  by_recipients boolean not null
);
create index parts_of_origin on parts (origin_id);

create table sends (
  id uuid primary key,
  seq bigint generated always as identity unique,
  tenant text not null default 'local',
  batch_id uuid not null references batches,
  target_position int not null,
  -- The recipient's place in the batch.
  position int not null,
  -- Which invite this is a send of, whether it is the latest one, and how often the invite has been
  -- asked for so far, retries included.
  invite_id uuid not null,
  latest boolean not null default true,
  attempt int not null default 1,
  -- The seq of the invite's first send; null if this is the first.
  first_seq bigint,
  -- The invite's place in lists. Inviting again does not move it, so a client that pages sees every
  -- invite once.
  born bigint generated always as (coalesce(first_seq, seq)) stored,
  lane_id text not null references lanes,
  provider text not null,
  destination_id text not null,
  -- Sends with the same key have the same message and operation, and can share a call.
  message_key text not null,
  recipient_kind text not null,
  -- The address as the client wrote it, which is what the upstream gets.
  recipient_value text not null,
  -- Equal for all spellings of one person, at every destination: a keyed hash of the one form that they
  -- share (src/dispatch/recipient-hash.ts). Empty: the recipient was invalid.
  recipient_key text not null,
  -- Equal for all addresses of one mailbox, hashed likewise. Null where it is the recipient's own key, and
  -- for recipients who are no addresses.
  mailbox_key text,
  -- Held back, because enough addresses of its mailbox were invited within the cool-down. Its lane lets it
  -- go when `not_before` is over and the mailbox has had its rest.
  mailbox_full boolean not null default false,
  display_name text,
  -- The client's own name for the person, the same at every destination.
  person_key text,
  -- What this upstream needs to know besides the address.
  details jsonb not null,
  -- What the upstream calls the invitation or the user.
  provider_reference text,
  state text not null check (state in ('queued', 'in_call', 'final')),
  -- Orders the queued sends of one tenant in a lane. Those of a batch count from the tenant's first queued
  -- one, so batches take turns, and a small one does not wait for all of a large one.
  turn bigint not null default 0,
  outcome_kind text not null default 'QUEUED',
  outcome jsonb,
  -- The call that holds the send or settled it; null while it is queued.
  call_id uuid,
  -- A queued send with a part shares a call only with sends of the same part. One without a row in
  -- `parts` leaves alone.
  part_id uuid,
  -- The upstream refused this recipient: by name, or alone in a call. Asked for again, it gets
  -- a call of its own, so that nobody else is refused with it.
  culprit boolean not null default false,
  -- An earlier call may have been processed and was repeated with a person's consent: whatever
  -- happens to this one, the send can no longer be reported as failed or skipped.
  doubtful boolean not null default false,
  not_before timestamptz,
  last_error jsonb,
  created_at timestamptz not null default gateway_now(),
  -- When a person or program last asked for it. A retry starts the duplicate window and the time
  -- limit anew.
  asked_at timestamptz not null default gateway_now(),
  -- When the outcome became final.
  settled_at timestamptz,
  updated_at timestamptz not null default gateway_now(),
  -- When the person was erased: no column names them any more, but for the hashes above. Erased sends are
  -- final, and are neither repeated, looked up nor read at an upstream.
  erased_at timestamptz,
  -- The batch's version when the send last changed; 0 if it has not changed since it was accepted.
  version bigint not null default 0,
  -- What lists look for by index, each null for most sends: an index on what nearly every send passes
  -- through would be written again with every outcome. The outcome, where it is not the usual one; why it
  -- failed; and when it changed, where its place in lists does not tell: long after it was accepted, or
  -- by a later batch than its invite's first.
  listed_outcome text generated always as (nullif(nullif(outcome_kind, 'QUEUED'), 'SENT')) stored,
  failure_code text generated always as (case when outcome_kind = 'FAILED' then outcome ->> 'code' end) stored,
  changed_late_at timestamptz generated always as (
    case when first_seq is not null or updated_at - created_at > interval '1 hour' then updated_at end
  ) stored,
  unique (batch_id, position),
  check ((state = 'final') = (outcome_kind <> 'QUEUED'))
);
-- That an invite has one latest send is also what `sends_born` says: it has one place.
create index sends_of_invite on sends (invite_id);
-- The next call of a lane: a tenant, its first send, and then those that can share a call with it, of the
-- same tenant and of others.
create index sends_waiting on sends (lane_id, tenant, turn, seq) where state = 'queued';
create index sends_waiting_together on sends (lane_id, message_key, tenant, turn, seq)
  where state = 'queued';
create index sends_of_part on sends (part_id) where state = 'queued' and part_id is not null;
create index sends_of_culprit on sends (recipient_key, destination_id) where culprit;
-- Few addresses have a tag.
create index sends_of_mailbox on sends (mailbox_key) where mailbox_key is not null;
create index sends_held_back on sends (lane_id, not_before) where state = 'queued' and mailbox_full;
-- Duplicates of a recipient, and a person read at an upstream.
create index sends_recipient on sends (recipient_key, destination_id, asked_at);
create index sends_reference on sends (destination_id, provider_reference)
  where provider_reference is not null;
-- What a follower of a batch has not seen.
create index sends_changed on sends (batch_id, version, position) where version > 0;
-- Lists of invites: a page reads the latest sends by place (src/invites/query/positions/).
create unique index sends_born on sends (born) where latest;
create index sends_with_outcome on sends (tenant, listed_outcome, born)
  where latest and listed_outcome is not null;
create index sends_with_failure on sends (tenant, failure_code, born)
  where latest and failure_code is not null;
create index sends_changed_late on sends (tenant, changed_late_at, born)
  where latest and changed_late_at is not null;

-- Rows are inserted and never updated, so the indexes for lists cost nothing when outcomes arrive.
create table invites (
  -- As in sends: the place in lists.
  born bigint not null,
  tenant text not null,
  lane_id text not null,
  person_key text,
  -- Address and display name, to be searched.
  text text not null,
  primary key (tenant, born)
);
create index invites_in_lane on invites (tenant, lane_id, born);
create index invites_of_person on invites (tenant, person_key, born) where person_key is not null;
create index invites_text on invites using gin (text gin_trgm_ops);

create function note_invites() returns trigger language plpgsql as $$ begin
  insert into invites (born, tenant, lane_id, person_key, text)
  select born, tenant, lane_id, person_key,
    concat_ws(e'\n', recipient_value, display_name)
  from added where first_seq is null;
  return null;
end $$;
create trigger note_invites after insert on sends
  referencing new table as added for each statement execute function note_invites();

-- Counts what a transaction accepts against the quotas of its tenants, as `gateway.uses` names both; for all
-- of its batches once. Deferred: the rows of a tenant are then locked during the commit only, and a replica
-- that freezes inside its transaction holds up nobody else of the tenant.
create function take_uses() returns trigger language plpgsql as $$
declare
  uses jsonb := nullif(current_setting('gateway.uses', true), '')::jsonb;
  today date := (gateway_now() at time zone 'utc')::date;
begin
  if uses is null then return null; end if;
  perform set_config('gateway.uses', '', true);
  insert into tenant_days as d (tenant, day, recipients, stored)
    select tenant, today, recipients, stored
    from jsonb_to_recordset(uses) as u (tenant text, recipients int, stored int)
    on conflict (tenant, day) do update
      set recipients = d.recipients + excluded.recipients, stored = d.stored + excluded.stored;
  insert into tenant_waiting as w (tenant, lane_id, at_most)
    select tenant, key, value::int
    from jsonb_to_recordset(uses) as u (tenant text, waiting jsonb)
    cross join lateral jsonb_each_text(waiting)
    on conflict (tenant, lane_id) do update set at_most = w.at_most + excluded.at_most;
  if exists (
    select from jsonb_to_recordset(uses) as u (tenant text, recipients int, waiting jsonb,
      max_recipients int, max_stored int, max_waiting int, max_waiting_in_lane int)
    join tenant_days d on d.tenant = u.tenant and d.day = today
    where (u.recipients > 0 and d.recipients > max_recipients) or d.stored > max_stored
      or (u.waiting <> '{}' and (
        (select sum(at_most) from tenant_waiting w where w.tenant = u.tenant) > max_waiting
        or exists (select from tenant_waiting w
          where w.tenant = u.tenant and u.waiting ? w.lane_id and w.at_most > max_waiting_in_lane)))
  ) then
    raise exception 'a quota was used up before the commit' using errcode = 'IG001';
  end if;
  return null;
end $$;
create constraint trigger take_uses after insert on batches
  deferrable initially deferred for each row execute function take_uses();

-- The outcomes of sends by the day (UTC) on which they became final, and the invites that were last read as
-- accepted by the day on which they had been sent. Exactly what a count over sends and lifecycles would
-- say, after a retry, a deletion and a crash too: triggers note each change in its own transaction. They
-- only insert, so that no transaction waits for another one; src/invites/statistics/ adds the changes up.
create table outcome_changes (
  seq bigint generated always as identity primary key,
  tenant text not null,
  day date not null,
  lane_id text not null,
  -- An outcome_kind, or `ACCEPTED`.
  outcome text not null,
  change int not null
);
create table outcome_days (
  tenant text not null,
  day date not null,
  lane_id text not null,
  outcome text not null,
  count bigint not null,
  primary key (tenant, day, lane_id, outcome)
);
-- How many wait for a person is measured all the time.
create index outcome_days_unconfirmed on outcome_days (lane_id, count) where outcome = 'UNCONFIRMED';

create function note_outcomes() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    insert into outcome_changes (tenant, day, lane_id, outcome, change)
    select tenant, (coalesce(settled_at, created_at) at time zone 'utc')::date, lane_id, outcome_kind,
      count(*)
    from added where state = 'final' group by 1, 2, 3, 4;
  elsif tg_op = 'DELETE' then
    insert into outcome_changes (tenant, day, lane_id, outcome, change)
    select tenant, (coalesce(settled_at, created_at) at time zone 'utc')::date, lane_id, outcome_kind,
      -count(*)
    from removed where state = 'final' group by 1, 2, 3, 4;
  else
    insert into outcome_changes (tenant, day, lane_id, outcome, change)
    select tenant, (at at time zone 'utc')::date, lane_id, outcome_kind, sum(n) from (
      select tenant, coalesce(settled_at, created_at) as at, lane_id, outcome_kind, 1 as n
      from added where state = 'final'
      union all
      select tenant, coalesce(settled_at, created_at), lane_id, outcome_kind, -1
      from removed where state = 'final'
    ) as changed
    group by 1, 2, 3, 4 having sum(n) <> 0;
  end if;
  return null;
end $$;
create trigger note_outcomes_added after insert on sends
  referencing new table as added for each statement execute function note_outcomes();
create trigger note_outcomes_changed after update on sends
  referencing old table as removed new table as added for each statement execute function note_outcomes();
create trigger note_outcomes_removed after delete on sends
  referencing old table as removed for each statement execute function note_outcomes();

create table events (
  seq bigint generated always as identity primary key,
  -- No foreign key: its check would lock the batch in share mode, often without the batch's own lock,
  -- and beside such locks two transactions that lock and update the batch can deadlock.
  batch_id uuid not null,
  at timestamptz not null default gateway_now(),
  -- The caller, or the gateway itself.
  actor text not null,
  kind text not null,
  -- What happened, with its numbers, for clients in other languages than that of the message.
  code text not null,
  recipients int,
  left_out int,
  message text not null,
  -- What an event about a call knows of it: provider, result, request id.
  call jsonb
);
create index events_of_batch on events (batch_id, seq);
-- The latest calls to a provider show whether it is healthy.
create index events_of_provider on events ((call ->> 'provider'), seq) where call is not null;

-- Positions in lists are numbers that all tenants share. The key is made by the first start; whoever
-- has it can read the positions in cursors and make cursors, and nothing else.
create table cursor_key (
  singleton boolean primary key default true check (singleton),
  -- 32 random bytes in hexadecimal.
  key text not null
);

-- Addresses can be guessed, so they are hashed with a secret: whoever has it can find out whether the
-- database knows an address. Made by the first start.
create table recipient_secret (
  singleton boolean primary key default true check (singleton),
  -- 32 random bytes in hexadecimal.
  secret text not null
);

create table readings (
  -- The lane of the destination. The lane's own row is only for sending.
  lane_id text primary key,
  -- The replica that reads, how long the reading is its own, and when it began.
  owner uuid,
  leased_until timestamptz,
  since timestamptz,
  -- When the next request may leave.
  next_read_at timestamptz,
  -- When reading failed: no replica tries again before this time.
  rest_until timestamptz,
  -- The last reading that reached the end of the list: when it began and ended, and its length.
  began_at timestamptz,
  finished_at timestamptz,
  pages int,
  -- The last problem, and when it occurred.
  error jsonb,
  error_at timestamptz
);

create table lifecycles (
  invite_id uuid primary key,
  -- Its tenant and its place in lists; null until it is found.
  tenant text,
  born bigint,
  -- As last found; null if the invite was never found in a state that we know.
  lifecycle text,
  -- From invitation to expiry, where the upstream reports both.
  lifetime_ms bigint,
  -- When the invite was last found, and last looked for: the time at which that reading began, so what
  -- it found is at least as recent.
  seen_at timestamptz,
  checked_at timestamptz,
  -- When a request to revoke the invitation left whose answer is unknown.
  revoke_asked_at timestamptz,
  -- Where the invite counts since it was found accepted; null where nothing had been sent.
  counted_tenant text,
  counted_lane text,
  counted_day date
);
create index lifecycles_found on lifecycles (tenant, lifecycle, born) where lifecycle is not null;

create function place_lifecycle() returns trigger language plpgsql as $$ begin
  select s.tenant, s.lane_id, (s.settled_at at time zone 'utc')::date
  into new.counted_tenant, new.counted_lane, new.counted_day
  from sends s
  where s.invite_id = new.invite_id and s.latest
    and s.outcome_kind in ('SENT', 'ALREADY_PENDING', 'UNCONFIRMED');
  return new;
end $$;
create trigger place_lifecycle before insert or update on lifecycles
  for each row when (new.lifecycle = 'ACCEPTED' and new.counted_day is null)
  execute function place_lifecycle();

create function note_accepted() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    insert into outcome_changes (tenant, day, lane_id, outcome, change)
    select counted_tenant, counted_day, counted_lane, 'ACCEPTED', count(*)
    from added where lifecycle = 'ACCEPTED' and counted_day is not null group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into outcome_changes (tenant, day, lane_id, outcome, change)
    select counted_tenant, counted_day, counted_lane, 'ACCEPTED', -count(*)
    from removed where lifecycle = 'ACCEPTED' and counted_day is not null group by 1, 2, 3;
  else
    insert into outcome_changes (tenant, day, lane_id, outcome, change)
    select counted_tenant, counted_day, counted_lane, 'ACCEPTED', sum(n) from (
      select counted_tenant, counted_day, counted_lane, 1 as n from added
      where lifecycle = 'ACCEPTED' and counted_day is not null
      union all
      select counted_tenant, counted_day, counted_lane, -1 from removed
      where lifecycle = 'ACCEPTED' and counted_day is not null
    ) as changed
    group by 1, 2, 3 having sum(n) <> 0;
  end if;
  return null;
end $$;
create trigger note_accepted_added after insert on lifecycles
  referencing new table as added for each statement execute function note_accepted();
create trigger note_accepted_changed after update on lifecycles
  referencing old table as removed new table as added for each statement execute function note_accepted();
create trigger note_accepted_removed after delete on lifecycles
  referencing old table as removed for each statement execute function note_accepted();

-- Written when somebody asks for an erasure, and worked off by whichever replica comes first, in small
-- steps; a step is one transaction, which locks the row and moves the cursor.
create table erasures (
  id uuid primary key,
  tenant text not null,
  caller text not null,
  -- Whom it is about, as in sends.
  recipient_keys text[] not null,
  -- What names the person: addresses, names and the client's own keys. Null when it is finished.
  words jsonb,
  -- Sends of the person first, then texts in all batches of the tenant, then texts in all its sends.
  step text not null default 'people' check (step in ('people', 'batches', 'sends')),
  -- The seq that the step has come to.
  cursor bigint not null default 0,
  -- Sends erased so far.
  erased int not null default 0,
  -- Sends that were not final when it last looked. They are erased when they are.
  open int not null default 0,
  requested_at timestamptz not null default gateway_now(),
  next_at timestamptz not null default gateway_now(),
  finished_at timestamptz
);
create index erasures_unfinished on erasures (next_at) where finished_at is null;
create index erasures_of_tenant on erasures (tenant) where finished_at is null;

-- The planner keeps samples of columns, which would outlive what is erased. It does without for these:
-- it compares none of them.
alter table sends alter column recipient_value set statistics 0;
alter table sends alter column display_name set statistics 0;
alter table sends alter column person_key set statistics 0;
alter table sends alter column details set statistics 0;
alter table sends alter column provider_reference set statistics 0;
alter table sends alter column outcome set statistics 0;
alter table sends alter column last_error set statistics 0;
alter table batches alter column name set statistics 0;
alter table batches alter column idempotency_key set statistics 0;
alter table invites alter column person_key set statistics 0;
alter table invites alter column text set statistics 0;
alter table targets alter column message set statistics 0;
alter table calls alter column message set statistics 0;
alter table calls alter column refusal set statistics 0;
alter table calls alter column otherwise set statistics 0;
alter table calls alter column first_error set statistics 0;
alter table events alter column call set statistics 0;
alter table erasures alter column words set statistics 0;
