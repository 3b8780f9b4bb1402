-- The town's own gazetteer: each stretch of a street with its house numbers, middle, area and number of addresses.
create table platform.street_segment (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  street text not null check (length(street) between 1 and 120),
  from_number integer not null check (from_number between 0 and 9999),
  to_number integer not null check (to_number between 0 and 9999),
  lat double precision not null check (lat between 54 and 58.5),
  lon double precision not null check (lon between 7.5 and 15.5),
  spot point not null,
  area uuid,
  addresses integer not null check (addresses between 0 and 100000),
  is_invented boolean not null default false,
  primary key (municipality, id),
  check (from_number <= to_number),
  foreign key (municipality, area) references platform.area on delete set null (area)
);
comment on table platform.street_segment is 'open: A stretch of a street.';
comment on column platform.street_segment.municipality is 'open: The town.';
comment on column platform.street_segment.id is 'open: Identifier.';
comment on column platform.street_segment.street is 'open: Street name.';
comment on column platform.street_segment.from_number is 'open: Lowest house number of the stretch.';
comment on column platform.street_segment.to_number is 'open: Highest house number of the stretch.';
comment on column platform.street_segment.lat is 'open: Latitude of the middle, WGS84.';
comment on column platform.street_segment.lon is 'open: Longitude of the middle, WGS84.';
comment on column platform.street_segment.spot is 'open: The same in metres, EPSG:25832, to find the nearest.';
comment on column platform.street_segment.area is 'open: The area it lies in.';
comment on column platform.street_segment.addresses is 'open: How many addresses the stretch has; protects people where there are few.';
comment on column platform.street_segment.is_invented is 'open: Whether the street is made up for the demonstration.';
alter table platform.street_segment enable row level security;
alter table platform.street_segment force row level security;
create unique index street_segment_is_told_apart on platform.street_segment (municipality, lower(street), from_number);
create index street_segment_by_spot on platform.street_segment using gist (spot);
grant select, delete on platform.street_segment to trygby_app;
grant insert (municipality, id, street, from_number, to_number, lat, lon, spot, area, addresses, is_invented) on platform.street_segment to trygby_app;
grant update (to_number, lat, lon, spot, area, addresses) on platform.street_segment to trygby_app;
-- Streets are public facts of the town: everybody may read them.
create policy street_segment_is_open on platform.street_segment for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds streets.
create policy administrator_adds_street_segment on platform.street_segment for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct streets.
create policy administrator_corrects_street_segment on platform.street_segment for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take streets away; what is used elsewhere cannot be taken.
create policy administrator_removes_street_segment on platform.street_segment for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));

-- A file that has been read and shown, and waits for the administrator to say yes.
create table platform.import_draft (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('areas', 'streets')),
  account uuid not null,
  file_name text not null check (length(file_name) <= 200),
  content jsonb not null,
  created_at timestamptz not null default now(),
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.import_draft is 'internal: A file that was read and waits for a yes.';
comment on column platform.import_draft.municipality is 'open: The town.';
comment on column platform.import_draft.id is 'internal: Identifier.';
comment on column platform.import_draft.kind is 'internal: What the file holds.';
comment on column platform.import_draft.account is 'personal: Who handed it in.';
comment on column platform.import_draft.file_name is 'internal: Name of the file.';
comment on column platform.import_draft.content is 'internal: What was read from it.';
comment on column platform.import_draft.created_at is 'internal: When it came; forgotten after a day.';
alter table platform.import_draft enable row level security;
alter table platform.import_draft force row level security;
grant select, delete on platform.import_draft to trygby_app;
grant insert (municipality, id, kind, account, file_name, content) on platform.import_draft to trygby_app;
-- Only the administrator who handed it in sees it.
create policy own_draft_seen on platform.import_draft for select
  using (municipality = platform.town() and account = platform.actor() and platform.has_role('administrator'));
-- Only an administrator hands one in, in their own name.
create policy own_draft_made on platform.import_draft for insert
  with check (municipality = platform.town() and account = platform.actor() and platform.has_role('administrator'));
-- It goes when they have said yes or no.
create policy own_draft_ended on platform.import_draft for delete
  using (municipality = platform.town() and account = platform.actor() and platform.has_role('administrator'));
-- no update: another file is another draft.
