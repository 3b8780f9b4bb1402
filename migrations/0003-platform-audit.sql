-- What was done and whose data was read: written with the deed itself, never changed, sealed into a chain.
create table platform.audit_entry (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  account uuid,
  roles text not null,
  deed text not null,
  thing text not null,
  thing_id text not null,
  purpose text not null,
  detail jsonb not null default '{}',
  primary key (municipality, id)
);
comment on table platform.audit_entry is 'personal: A change, or a reading of a person''s data.';
comment on column platform.audit_entry.municipality is 'open: The town.';
comment on column platform.audit_entry.id is 'internal: Identifier, sorts by time.';
comment on column platform.audit_entry.at is 'internal: When.';
comment on column platform.audit_entry.account is 'personal: Who; empty for somebody without an account or the machinery.';
comment on column platform.audit_entry.roles is 'internal: In which roles they acted.';
comment on column platform.audit_entry.deed is 'internal: What was done, a verb.';
comment on column platform.audit_entry.thing is 'internal: The kind of thing.';
comment on column platform.audit_entry.thing_id is 'internal: Which one.';
comment on column platform.audit_entry.purpose is 'internal: Why.';
comment on column platform.audit_entry.detail is 'personal: What changed, without free text about people.';
alter table platform.audit_entry enable row level security;
alter table platform.audit_entry force row level security;
grant select on platform.audit_entry to trygby_app;
grant insert (municipality, id, account, roles, deed, thing, thing_id, purpose, detail) on platform.audit_entry to trygby_app;
-- Whoever acts writes their own entry and nobody else's.
create policy actor_writes_own_entry on platform.audit_entry for insert
  with check (municipality = platform.town() and account is not distinct from platform.actor());
-- The data protection officer reads the log; people read what they themselves did; the machinery seals it.
create policy log_read on platform.audit_entry for select using (
  municipality = platform.town() and (platform.has_role('data-protection', 'system') or account = platform.actor()));
-- no update, no delete: what was done stays done.
