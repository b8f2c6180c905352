-- Recipients whom a tenant was let send to on a day, by the database's clock, in UTC. Kept only where
-- the configuration sets a quota.
create table tenant_days (
  tenant text not null,
  day date not null,
  recipients int not null,
  primary key (tenant, day)
);
