-- What became of invitations, as last read at the upstreams.
--
-- lifecycles  one row an invite that was found there, or was looked for by itself
-- readings    one row a destination: who reads there now, at what pace, and how far back the last
--             reading of everybody lies
--
-- All times are those at which a reading began: what it tells is at least as new.

create table lifecycles (
  invite_id uuid primary key,
  -- As last found; null: never found with a state that we know.
  lifecycle text,
  -- From invitation to expiry, where the upstream tells both.
  lifetime_ms bigint,
  -- Last found, and last looked for.
  seen_at timestamptz,
  checked_at timestamptz,
  -- When a request to withdraw it left that nobody got an answer to.
  revoke_asked_at timestamptz
);

create table readings (
  -- That of the destination. The lane's own row is for sending.
  lane_id text primary key,
  -- Who reads there now, and since when.
  owner uuid,
  leased_until timestamptz,
  since timestamptz,
  next_read_at timestamptz,
  -- Nobody reads there before: it could not be read.
  rest_until timestamptz,
  -- The last reading of everybody that came to its end.
  began_at timestamptz,
  finished_at timestamptz,
  pages int,
  -- What went wrong last.
  error jsonb,
  error_at timestamptz
);

-- Some upstreams write an address in lower case. Few keys are not in lower case already.
create index sends_recipient_loosely on sends (destination_id, lower(recipient_key))
  where latest and recipient_key <> lower(recipient_key);

-- The latest calls to a provider, for its health.
create index events_of_provider on events ((call ->> 'provider'), seq) where call is not null;

-- Reading gives way to batches that need the same operation of the upstream.
create index batches_unfinished on batches (id) where finished_at is null;
