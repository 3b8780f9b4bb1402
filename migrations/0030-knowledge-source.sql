-- Where figures come from: a table at a publisher, or a file of the town's own.
create table knowledge.source (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('official', 'own')),
  publisher text not null check (length(publisher) between 1 and 120),
  table_id text not null check (length(table_id) between 1 and 80),
  title jsonb not null check (title ? 'da' and title ? 'en'),
  unit text not null default '' check (length(unit) <= 80),
  address text not null default '' check (length(address) <= 300),
  credit text not null check (length(credit) between 1 and 200),
  licence text not null default '' check (length(licence) <= 200),
  created_at timestamptz not null default now(),
  primary key (municipality, id),
  unique (municipality, kind, table_id)
);
comment on table knowledge.source is 'open: A table at a publisher, or a series of the town''s own.';
comment on column knowledge.source.municipality is 'open: The town.';
comment on column knowledge.source.id is 'open: Identifier.';
comment on column knowledge.source.kind is 'open: Official statistics, or the town''s own file.';
comment on column knowledge.source.publisher is 'open: Who publishes it.';
comment on column knowledge.source.table_id is 'open: The publisher''s name of the table, or the name the town gave its own series.';
comment on column knowledge.source.title is 'open: Title in Danish and English.';
comment on column knowledge.source.unit is 'open: What is counted.';
comment on column knowledge.source.address is 'open: Where the table can be looked up.';
comment on column knowledge.source.credit is 'open: The line that must stand where the figures are shown.';
comment on column knowledge.source.licence is 'open: On what terms the figures may be used.';
comment on column knowledge.source.created_at is 'internal: When it was first brought in.';
alter table knowledge.source enable row level security;
alter table knowledge.source force row level security;
grant select, delete on knowledge.source to trygby_app;
grant insert (municipality, id, kind, publisher, table_id, title, unit, address, credit, licence) on knowledge.source to trygby_app;
grant update (title, unit, address, credit, licence) on knowledge.source to trygby_app;
-- Official statistics are open to everybody; the town's own series are for its staff until they are released.
create policy official_is_open_own_is_for_staff on knowledge.source for select using (
  municipality = platform.town() and (kind = 'official' or platform.is_staff() or platform.is_system()));
-- The machinery brings in official tables; analysts and administrators bring in the town's own.
create policy sources_are_brought_in on knowledge.source for insert with check (
  municipality = platform.town() and (platform.is_system() or (kind = 'own' and platform.has_role('analyst', 'administrator'))));
create policy sources_are_corrected on knowledge.source for update using (
  municipality = platform.town() and (platform.is_system() or (kind = 'own' and platform.has_role('analyst', 'administrator'))));
-- Only a series of the town's own can be taken away again, with everything that came by it.
create policy own_series_taken_away on knowledge.source for delete using (
  municipality = platform.town() and kind = 'own' and platform.has_role('analyst', 'administrator', 'system'));
