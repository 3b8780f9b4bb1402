-- A file of the town's own on its way in: kept while somebody says what its columns are, then forgotten.
create table knowledge.upload_draft (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  account uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  content bytea not null check (octet_length(content) <= 26214400),
  content_hash text not null,
  source uuid,
  answers jsonb,
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete cascade,
  foreign key (municipality, source) references knowledge.source on delete cascade
);
comment on table knowledge.upload_draft is 'internal: A file handed in that is not yet brought in.';
comment on column knowledge.upload_draft.municipality is 'open: The town.';
comment on column knowledge.upload_draft.id is 'internal: Identifier.';
comment on column knowledge.upload_draft.account is 'personal: Who handed it in.';
comment on column knowledge.upload_draft.file_name is 'internal: Name of the file.';
comment on column knowledge.upload_draft.content is 'internal: The file as it came.';
comment on column knowledge.upload_draft.content_hash is 'internal: SHA-256 of the file.';
comment on column knowledge.upload_draft.source is 'internal: The series it holds more figures for; empty for a new one.';
comment on column knowledge.upload_draft.answers is 'internal: What has been said about its columns so far.';
comment on column knowledge.upload_draft.expires_at is 'internal: When it is forgotten.';
alter table knowledge.upload_draft enable row level security;
alter table knowledge.upload_draft force row level security;
grant select, delete on knowledge.upload_draft to trygby_app;
grant insert (municipality, id, account, file_name, content, content_hash, source) on knowledge.upload_draft to trygby_app;
grant update (answers) on knowledge.upload_draft to trygby_app;
-- Whoever handed a file in works on it, and nobody else; after a day it is gone.
create policy own_draft_seen on knowledge.upload_draft for select using (
  municipality = platform.town() and account = platform.actor() and expires_at > now());
create policy own_draft_made on knowledge.upload_draft for insert with check (
  municipality = platform.town() and account = platform.actor() and platform.has_role('analyst', 'administrator'));
create policy own_draft_answered on knowledge.upload_draft for update using (
  municipality = platform.town() and account = platform.actor() and platform.has_role('analyst', 'administrator'));
create policy own_draft_forgotten on knowledge.upload_draft for delete using (
  municipality = platform.town() and (account = platform.actor() or platform.is_system()));
-- The machinery sees drafts whose time is over, to forget them.
create policy machinery_sees_what_is_over on knowledge.upload_draft for select using (
  municipality = platform.town() and platform.is_system() and expires_at <= now());

create table knowledge.import_mapping (
  municipality smallint not null,
  source uuid not null,
  answers jsonb not null,
  confirmed_at timestamptz not null default now(),
  primary key (municipality, source),
  foreign key (municipality, source) references knowledge.source on delete cascade
);
comment on table knowledge.import_mapping is 'internal: What the columns of a series'' file mean, remembered for the next file.';
comment on column knowledge.import_mapping.municipality is 'open: The town.';
comment on column knowledge.import_mapping.source is 'internal: The series of the town''s own.';
comment on column knowledge.import_mapping.answers is 'internal: What each column holds, the decimal mark, and the period when the file has none.';
comment on column knowledge.import_mapping.confirmed_at is 'internal: When it was last used.';
alter table knowledge.import_mapping enable row level security;
alter table knowledge.import_mapping force row level security;
grant select on knowledge.import_mapping to trygby_app;
grant insert (municipality, source, answers) on knowledge.import_mapping to trygby_app;
grant update (answers, confirmed_at) on knowledge.import_mapping to trygby_app;
-- Those who bring in the town's own series share what is remembered of their files.
create policy mapping_shared_by_analysts on knowledge.import_mapping for all
  using (municipality = platform.town() and platform.has_role('analyst', 'administrator'))
  with check (municipality = platform.town() and platform.has_role('analyst', 'administrator'));
