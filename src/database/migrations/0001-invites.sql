-- Where things are. Words as in ARCHITECTURE.md.
--
-- batches    what one sendInvites or reinviteUsers accepted
-- targets    the destinations of a batch, with the message its recipients share
-- sends      one recipient in one batch. An invite is its sends, from the first to the latest
--            (equal invite_id); the latest speaks for it. Here lives the outcome: the unit of truth.
-- lanes      one row a destination: who may send there now, from when, and at what pace
-- calls      one row an upstream request, written before the request leaves (the intent)
-- events     the audit trail of a batch
-- idempotency_keys  which batch a caller's key belongs to
--
-- How a send moves:  queued -> in_call -> final, or back to queued when its call was provably not
-- processed. How a call moves:  in_flight -> done, or -> waiting -> in_flight again when the very
-- same call is to be repeated or looked up. Every step's `where` names the state it starts from.

-- The only clock for leases, slots and back-off. Tests set `gateway.now`.
create function gateway_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('gateway.now', true), '')::timestamptz, clock_timestamp())
$$;

create table batches (
  id uuid primary key,
  seq bigint generated always as identity unique,
  operation text not null check (operation in ('sendInvites', 'reinviteUsers')),
  caller text not null,
  idempotency_key text not null,
  name text,
  stop_after_failures int,
  total int not null,
  -- Sends without a final outcome. Zero exactly when finished_at is set.
  open int not null,
  created_at timestamptz not null default gateway_now(),
  finished_at timestamptz,
  -- Why nothing new may be sent: its sends are skipped instead of being queued again.
  closed_reason text check (closed_reason in ('BATCH_CANCELED', 'STOPPED_AFTER_FAILURES'))
);

create table idempotency_keys (
  caller text not null,
  operation text not null,
  key text not null,
  input_hash text not null,
  batch_id uuid not null references batches deferrable initially deferred,
  expires_at timestamptz not null,
  primary key (caller, operation, key)
);

create table lanes (
  id text primary key,
  provider text not null,
  destination_id text not null,
  -- When there may be something to do; null: nothing waits.
  wake_at timestamptz,
  owner uuid,
  leased_until timestamptz,
  paused_until timestamptz,
  -- Throttled answers since the last good one; the exponent of the back-off.
  throttles int not null default 0,
  next_slot_at timestamptz
);
create index lanes_awake on lanes (wake_at) where wake_at is not null;

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
  step text not null default 'send' check (step in ('send', 'look-up')),
  message jsonb not null,
  token text not null,
  -- In the order in which they are sent: a repeat is the same request to the letter.
  send_ids uuid[] not null,
  state text not null default 'in_flight' check (state in ('in_flight', 'waiting', 'done')),
  owner uuid not null,
  -- Attempts made, this one included; the fence for answers that come late.
  attempt int not null default 1,
  -- Attempts at the present step.
  step_attempt int not null default 1,
  -- True once an attempt may have been processed.
  uncertain boolean not null default false,
  not_before timestamptz,
  created_at timestamptz not null default gateway_now()
);
create index calls_unfinished on calls (lane_id) where state <> 'done';

create table sends (
  id uuid primary key,
  seq bigint generated always as identity unique,
  batch_id uuid not null references batches,
  target_position int not null,
  position int not null,
  invite_id uuid not null,
  -- Is this the invite's latest send?
  latest boolean not null default true,
  -- The number of this send among the invite's.
  attempt int not null default 1,
  lane_id text not null references lanes,
  provider text not null,
  destination_id text not null,
  -- Sends with equal message_key can share a call.
  message_key text not null,
  recipient_kind text not null,
  recipient_value text not null,
  recipient_key text not null,
  display_name text,
  person_key text,
  details jsonb not null,
  provider_reference text,
  state text not null check (state in ('queued', 'in_call', 'final')),
  outcome_kind text not null default 'QUEUED',
  outcome jsonb,
  call_id uuid references calls,
  -- An earlier call, sent again with a person's consent, may have been processed: whatever becomes
  -- of this one, the send is not failed or skipped.
  doubtful boolean not null default false,
  -- Calls that were provably not processed.
  tries int not null default 0,
  not_before timestamptz,
  last_error jsonb,
  -- When the outcome became final.
  settled_at timestamptz,
  -- When it was last asked for: a retry starts its patience and its duplicate window anew.
  asked_at timestamptz not null default gateway_now(),
  created_at timestamptz not null default gateway_now(),
  updated_at timestamptz not null default gateway_now(),
  unique (batch_id, position),
  check ((state = 'final') = (outcome_kind <> 'QUEUED'))
);
create unique index sends_latest on sends (invite_id) where latest;
create index sends_of_invite on sends (invite_id);
create index sends_waiting on sends (lane_id, seq) where state = 'queued';
create index sends_waiting_together on sends (lane_id, message_key, seq) where state = 'queued';
create index sends_recipient on sends (destination_id, recipient_key, asked_at);
create index sends_reference on sends (destination_id, provider_reference)
  where provider_reference is not null;
create index sends_newest on sends (seq desc) where latest;

create table events (
  seq bigint generated always as identity primary key,
  batch_id uuid not null references batches,
  at timestamptz not null default gateway_now(),
  actor text not null,
  kind text not null,
  message text not null,
  call jsonb
);
create index events_of_batch on events (batch_id, seq);
