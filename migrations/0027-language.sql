-- Which languages the town shows, and who has read them through.
create table platform.language (
  municipality smallint not null references platform.municipality on delete restrict,
  code text not null check (code in ('da', 'en', 'tr', 'ur', 'ar', 'pl')),
  is_on boolean not null,
  primary key (municipality, code),
  check (code <> 'da' or is_on)
);
comment on table platform.language is 'open: A language of the pages.';
comment on column platform.language.municipality is 'open: The town.';
comment on column platform.language.code is 'open: Language code.';
comment on column platform.language.is_on is 'open: Whether residents can choose it.';
alter table platform.language enable row level security;
alter table platform.language force row level security;
grant select, delete on platform.language to trygby_app;
grant insert (municipality, code, is_on) on platform.language to trygby_app;
grant update (is_on) on platform.language to trygby_app;
-- Languages are public facts of the town: everybody may read them.
create policy language_is_open on platform.language for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds languages.
create policy administrator_adds_language on platform.language for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct languages.
create policy administrator_corrects_language on platform.language for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take languages away; what is used elsewhere cannot be taken.
create policy administrator_removes_language on platform.language for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));

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
