-- Places everybody knows, so that a spot can be named without a map.
create table platform.place (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('station', 'bus-stop', 'library', 'school', 'sport', 'culture', 'shops', 'square', 'park', 'harbour', 'beach', 'town-hall', 'other')),
  lat double precision not null check (lat between 54 and 58.5),
  lon double precision not null check (lon between 7.5 and 15.5),
  spot point not null,
  area uuid,
  is_approximate boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (municipality, id),
  foreign key (municipality, area) references platform.area on delete set null (area)
);
comment on table platform.place is 'open: A place everybody knows.';
comment on column platform.place.municipality is 'open: The town.';
comment on column platform.place.id is 'open: Identifier.';
comment on column platform.place.name is 'open: Name as residents say it.';
comment on column platform.place.kind is 'open: What kind of place it is.';
comment on column platform.place.lat is 'open: Latitude, WGS84.';
comment on column platform.place.lon is 'open: Longitude, WGS84.';
comment on column platform.place.spot is 'open: The same in metres, EPSG:25832, to find the nearest.';
comment on column platform.place.area is 'open: The area it lies in, when the town has said so.';
comment on column platform.place.is_approximate is 'open: Whether the position is only about right.';
comment on column platform.place.created_at is 'internal: When it was added.';
alter table platform.place enable row level security;
alter table platform.place force row level security;
create unique index place_has_its_own_name on platform.place (municipality, lower(name));
create index place_by_spot on platform.place using gist (spot);
grant select, delete on platform.place to trygby_app;
grant insert (municipality, id, name, kind, lat, lon, spot, area, is_approximate) on platform.place to trygby_app;
grant update (name, kind, lat, lon, spot, area, is_approximate) on platform.place to trygby_app;
-- Places are public facts of the town: everybody may read them.
create policy place_is_open on platform.place for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds places.
create policy administrator_adds_place on platform.place for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct places.
create policy administrator_corrects_place on platform.place for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take places away; what is used elsewhere cannot be taken.
create policy administrator_removes_place on platform.place for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
