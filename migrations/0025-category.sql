-- What residents can tell the town about, in two levels: who handles it and when there is an answer.
create table platform.category (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  level smallint not null check (level in (1, 2)),
  parent uuid,
  parent_level smallint generated always as (level - 1) stored,
  name_da text not null check (length(name_da) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  team uuid,
  deadline_days smallint check (deadline_days between 1 and 365),
  deadline_kind text check (deadline_kind in ('working', 'calendar')),
  is_public boolean not null default true,
  primary key (municipality, id),
  unique (municipality, id, level),
  check ((level = 1) = (parent is null)),
  check (level = 1 or (team is not null and deadline_days is not null and deadline_kind is not null)),
  foreign key (municipality, parent, parent_level) references platform.category (municipality, id, level) on delete restrict,
  foreign key (municipality, team) references platform.team on delete restrict
);
comment on table platform.category is 'open: Something residents can tell the town about.';
comment on column platform.category.municipality is 'open: The town.';
comment on column platform.category.id is 'open: Identifier.';
comment on column platform.category.level is 'open: 1 for a heading, 2 for a category under it.';
comment on column platform.category.parent is 'open: The heading it stands under.';
comment on column platform.category.parent_level is 'internal: Keeps a category under a heading and never under another category.';
comment on column platform.category.name_da is 'open: Name in Danish, as residents see it.';
comment on column platform.category.name_en is 'open: Name in English, as residents see it.';
comment on column platform.category.team is 'open: The team that handles it.';
comment on column platform.category.deadline_days is 'open: Days until there is an answer.';
comment on column platform.category.deadline_kind is 'open: Whether the days are working days or calendar days.';
comment on column platform.category.is_public is 'open: Whether residents can choose it; otherwise only staff.';
alter table platform.category enable row level security;
alter table platform.category force row level security;
create unique index category_has_its_own_name on platform.category (municipality, parent, lower(name_da)) nulls not distinct;
grant select, delete on platform.category to trygby_app;
grant insert (municipality, id, level, parent, name_da, name_en, team, deadline_days, deadline_kind, is_public) on platform.category to trygby_app;
grant update (name_da, name_en, team, deadline_days, deadline_kind, is_public) on platform.category to trygby_app;
-- Categories are public facts of the town: everybody may read them.
create policy category_is_open on platform.category for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds categories.
create policy administrator_adds_category on platform.category for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct categories.
create policy administrator_corrects_category on platform.category for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take categories away; what is used elsewhere cannot be taken.
create policy administrator_removes_category on platform.category for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
