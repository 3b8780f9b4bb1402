-- Which rows were invented for the demonstration, so that one command can take them away again.
create table platform.demonstration_row (
  municipality smallint not null references platform.municipality on delete restrict,
  table_name text not null check (table_name ~ '^[a-z_]+[.][a-z_]+$'),
  row_id uuid not null,
  place bigint generated always as identity,
  primary key (municipality, table_name, row_id)
);
comment on table platform.demonstration_row is 'open: A row invented for the demonstration.';
comment on column platform.demonstration_row.municipality is 'open: The town.';
comment on column platform.demonstration_row.table_name is 'open: Schema and table.';
comment on column platform.demonstration_row.row_id is 'open: Which row.';
comment on column platform.demonstration_row.place is 'open: The order they were made in; they are removed the other way round.';
alter table platform.demonstration_row enable row level security;
alter table platform.demonstration_row force row level security;
grant select, delete on platform.demonstration_row to trygby_app;
grant insert (municipality, table_name, row_id) on platform.demonstration_row to trygby_app;
-- Everybody may know what is invented.
create policy invented_is_open on platform.demonstration_row for select using (municipality = platform.town());
-- Only the machinery marks a row as invented.
create policy machinery_marks_invented on platform.demonstration_row for insert with check (municipality = platform.town() and platform.is_system());
-- Only the machinery removes the mark, together with the row.
create policy machinery_unmarks_invented on platform.demonstration_row for delete using (municipality = platform.town() and platform.is_system());
-- no update: a row is invented or it is not.
