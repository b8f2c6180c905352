-- Lists of batches by their status. What is open or canceled is little of the whole.
create index batches_open on batches (tenant, seq) where finished_at is null;
create index batches_canceled on batches (tenant, seq) where closed_reason = 'BATCH_CANCELED';
