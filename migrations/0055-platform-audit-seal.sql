-- The chain over the log: every entry gets the next number and a hash that holds all before it, so that no change goes unseen.
create table platform.audit_seal (
  municipality smallint not null references platform.municipality on delete restrict,
  number bigint not null check (number >= 1),
  entry uuid not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, number),
  unique (municipality, entry),
  foreign key (municipality, entry) references platform.audit_entry on delete restrict
);
comment on table platform.audit_seal is 'internal: One link of the chain over the log.';
comment on column platform.audit_seal.municipality is 'open: The town.';
comment on column platform.audit_seal.number is 'internal: Place in the chain, without gaps.';
comment on column platform.audit_seal.entry is 'internal: The entry sealed.';
comment on column platform.audit_seal.previous is 'internal: Hash of the link before; zeros for the first.';
comment on column platform.audit_seal.hash is 'internal: SHA-256 of the link before and this entry.';
comment on column platform.audit_seal.sealed_at is 'internal: When.';
alter table platform.audit_seal enable row level security;
alter table platform.audit_seal force row level security;
grant select on platform.audit_seal to trygby_app;
grant insert (municipality, number, entry, previous, hash) on platform.audit_seal to trygby_app;
-- The machinery seals; the data protection officer checks.
create policy machinery_seals on platform.audit_seal for insert with check (municipality = platform.town() and platform.is_system());
create policy seals_read on platform.audit_seal for select using (
  municipality = platform.town() and platform.has_role('data-protection', 'system'));
-- no update, no delete: a seal stays.

-- The log read in order of time, by kind of thing, by one thing and by who acted.
create index audit_entry_time on platform.audit_entry (municipality, at desc, id desc);
create index audit_entry_thing on platform.audit_entry (municipality, thing, thing_id);
create index audit_entry_account on platform.audit_entry (municipality, account);

-- Entries wait here for their seal, so that the sealer finds them without searching the whole log.
create table platform.audit_unsealed (
  municipality smallint not null,
  entry uuid not null,
  primary key (municipality, entry),
  foreign key (municipality, entry) references platform.audit_entry on delete restrict
);
comment on table platform.audit_unsealed is 'internal: An entry that waits for its seal.';
comment on column platform.audit_unsealed.municipality is 'open: The town.';
comment on column platform.audit_unsealed.entry is 'internal: The entry.';
alter table platform.audit_unsealed enable row level security;
alter table platform.audit_unsealed force row level security;
grant select, insert, delete on platform.audit_unsealed to trygby_app;
-- Whoever writes an entry puts it in line; the trigger below does it for them.
create policy writers_queue_entries on platform.audit_unsealed for insert with check (municipality = platform.town());
-- The machinery seals what waits.
create policy machinery_finds_unsealed on platform.audit_unsealed for select using (municipality = platform.town() and platform.is_system());
create policy machinery_takes_unsealed on platform.audit_unsealed for delete using (municipality = platform.town() and platform.is_system());
-- no update: an entry waits or not.

create function platform.await_seal() returns trigger language plpgsql as $$
begin
  insert into platform.audit_unsealed (municipality, entry) values (new.municipality, new.id);
  return null;
end $$;
comment on function platform.await_seal() is 'Puts a new entry of the log in line for its seal.';
create trigger await_seal after insert on platform.audit_entry for each row execute function platform.await_seal();
