-- Days the town hall is closed, so that a deadline in working days is right.
create table platform.holiday (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  day date not null,
  name_da text not null check (length(name_da) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  primary key (municipality, id),
  unique (municipality, day)
);
comment on table platform.holiday is 'open: A day the town hall is closed.';
comment on column platform.holiday.municipality is 'open: The town.';
comment on column platform.holiday.id is 'open: Identifier.';
comment on column platform.holiday.day is 'open: The day.';
comment on column platform.holiday.name_da is 'open: Name in Danish.';
comment on column platform.holiday.name_en is 'open: Name in English.';
alter table platform.holiday enable row level security;
alter table platform.holiday force row level security;
grant select, delete on platform.holiday to trygby_app;
grant insert (municipality, id, day, name_da, name_en) on platform.holiday to trygby_app;
grant update (day, name_da, name_en) on platform.holiday to trygby_app;
-- Holidays are public facts of the town: everybody may read them.
create policy holiday_is_open on platform.holiday for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds holidays.
create policy administrator_adds_holiday on platform.holiday for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct holidays.
create policy administrator_corrects_holiday on platform.holiday for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take holidays away; what is used elsewhere cannot be taken.
create policy administrator_removes_holiday on platform.holiday for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
