-- Who follows a batch asks for what changed since a version. Every transaction that changes a batch
-- first gives it its next version, which locks the row: versions are committed in their order,
-- and a reader that saw one has missed nothing before it.
alter table batches add column version bigint not null default 0;
-- The batch's version when the send last changed; 0: not since it was accepted.
alter table sends add column version bigint not null default 0;
create index sends_changed on sends (batch_id, version, position) where version > 0;
