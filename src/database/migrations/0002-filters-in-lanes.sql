-- compatible-with: 0001-tables.sql
-- Lists of invites by a destination and by what is not the rule: an outcome, a failure or a lifecycle. By
-- the first migration's indexes, a page reads all that have it anywhere, where hardly any is at the
-- destination (src/invites/query/positions/).
create index sends_with_outcome_in_lane on sends (tenant, lane_id, listed_outcome, born)
  where latest and listed_outcome is not null;
create index sends_with_failure_in_lane on sends (tenant, lane_id, failure_code, born)
  where latest and failure_code is not null;

-- The lane of the invite; empty until the row is written the next time, as each reading at the upstream
-- does. By a trigger, because the version before does not know the column.
alter table lifecycles add column lane_id text not null default '';
create function lane_of_lifecycle() returns trigger language plpgsql as $$ begin
  new.lane_id := coalesce(
    (select s.lane_id from sends s where s.invite_id = new.invite_id limit 1), '');
  return new;
end $$;
create trigger lane_of_lifecycle before insert or update on lifecycles
  for each row when (new.lane_id = '') execute function lane_of_lifecycle();
create index lifecycles_in_lane on lifecycles (tenant, lane_id, lifecycle, born)
  where lifecycle is not null;
