-- The areas the town works with: its outline, its quarters, and others it draws itself.
create table platform.area (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('outline', 'quarter', 'other')),
  shape jsonb not null check (shape->>'type' in ('Polygon', 'MultiPolygon')),
  bounds box not null,
  origin text not null default '' check (length(origin) <= 300),
  is_invented boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (municipality, id)
);
comment on table platform.area is 'open: A part of the town, or its outline.';
comment on column platform.area.municipality is 'open: The town.';
comment on column platform.area.id is 'open: Identifier.';
comment on column platform.area.name is 'open: Name as residents say it.';
comment on column platform.area.kind is 'open: Outline of the municipality, a quarter, or another area.';
comment on column platform.area.shape is 'open: The outline as GeoJSON geometry in WGS84.';
comment on column platform.area.bounds is 'open: The smallest box around the outline, longitude and latitude, to find areas quickly.';
comment on column platform.area.origin is 'open: Where the outline comes from.';
comment on column platform.area.is_invented is 'open: Whether the outline is made up for the demonstration.';
comment on column platform.area.created_at is 'internal: When it was added.';
alter table platform.area enable row level security;
alter table platform.area force row level security;
create unique index area_has_its_own_name on platform.area (municipality, lower(name));
create index area_by_bounds on platform.area using gist (bounds);
grant select, delete on platform.area to trygby_app;
grant insert (municipality, id, name, kind, shape, bounds, origin, is_invented) on platform.area to trygby_app;
grant update (name, kind, shape, bounds, origin) on platform.area to trygby_app;
-- Areas are public facts of the town: everybody may read them.
create policy area_is_open on platform.area for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds areas.
create policy administrator_adds_area on platform.area for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct areas.
create policy administrator_corrects_area on platform.area for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take areas away; what is used elsewhere cannot be taken.
create policy administrator_removes_area on platform.area for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
