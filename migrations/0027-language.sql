-- Which languages the town shows, and who has read them through.
alter table platform.municipality add column shown_languages text[] not null default '{da,en}'
  check ('da' = any (shown_languages) and shown_languages <@ array['da', 'en', 'tr', 'ur', 'ar', 'pl']);
comment on column platform.municipality.shown_languages is 'open: Languages residents can choose; Danish always.';
grant update (shown_languages) on platform.municipality to trygby_app;

create table platform.language_reading (
  municipality smallint not null references platform.municipality on delete restrict,
  code text not null check (code in ('da', 'en', 'tr', 'ur', 'ar', 'pl')),
  read_by text not null check (length(read_by) between 1 and 120),
  read_on date not null,
  primary key (municipality, code)
);
comment on table platform.language_reading is 'personal: A native speaker has read the texts of a language.';
comment on column platform.language_reading.municipality is 'open: The town.';
comment on column platform.language_reading.code is 'open: Language code.';
comment on column platform.language_reading.read_by is 'personal: Who read them.';
comment on column platform.language_reading.read_on is 'internal: When.';
alter table platform.language_reading enable row level security;
alter table platform.language_reading force row level security;
grant select, delete on platform.language_reading to trygby_app;
grant insert (municipality, code, read_by, read_on) on platform.language_reading to trygby_app;
grant update (read_by, read_on) on platform.language_reading to trygby_app;
-- Who read a language through is for the administrator; residents only see that the language is there.
create policy administrator_sees_reading on platform.language_reading for select
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
create policy administrator_notes_reading on platform.language_reading for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
create policy administrator_corrects_reading on platform.language_reading for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
create policy administrator_forgets_reading on platform.language_reading for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
