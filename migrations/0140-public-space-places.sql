-- Posters that open the report form at a place, and letters to people who follow a place or a street.
create table public_space.poster (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  label text not null check (length(label) between 3 and 120),
  door text not null check (door in ('unsafe', 'disturbance', 'fault', 'good')),
  lat double precision not null check (lat between 54 and 58.5),
  lon double precision not null check (lon between 7.5 and 15.5),
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id)
);
comment on table public_space.poster is 'open: A lamp, a bench or a corner with a poster of its own, which opens the report form right there.';
comment on column public_space.poster.municipality is 'open: The town.';
comment on column public_space.poster.id is 'open: Identifier; stands in the poster''s code.';
comment on column public_space.poster.label is 'open: What it is called, such as the number of the lamp and its street.';
comment on column public_space.poster.door is 'open: The door it opens.';
comment on column public_space.poster.lat is 'open: Latitude, degrees.';
comment on column public_space.poster.lon is 'open: Longitude, degrees.';
comment on column public_space.poster.made_at is 'internal: When.';
create unique index poster_by_label on public_space.poster (municipality, lower(label));
alter table public_space.poster enable row level security;
alter table public_space.poster force row level security;
grant select, delete on public_space.poster to trygby_app;
grant insert (municipality, id, label, door, lat, lon) on public_space.poster to trygby_app;
-- Whoever stands before the poster opens the form at its place.
create policy posters_are_open on public_space.poster for select using (municipality = (select platform.town()));
-- Those who work on reports, and the administrator, make one; the log says who.
create policy staff_makes_posters on public_space.poster for insert with check (
  municipality = platform.town() and (public_space.works_on_reports() or platform.has_role('administrator')));
-- They take one away when it is taken down.
create policy staff_takes_posters_down on public_space.poster for delete using (
  municipality = platform.town() and (public_space.works_on_reports() or platform.has_role('administrator')));
-- no update: a poster that hangs outdoors says what it says.

create table public_space.place_follow (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  email text not null check (length(email) between 3 and 254),
  language text not null check (language ~ '^[a-z]{2}$'),
  place uuid,
  street text not null default '' check (length(street) <= 120),
  asked_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  told_until timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, place) references platform.place on delete cascade,
  constraint a_place_or_a_street check ((place is null) <> (street = ''))
);
comment on table public_space.place_follow is 'personal: Somebody who wants a weekly letter about what was done at a place or in a street. Staff never see it.';
comment on column public_space.place_follow.municipality is 'open: The town.';
comment on column public_space.place_follow.id is 'internal: Identifier.';
comment on column public_space.place_follow.email is 'personal: Where they want to hear; goes with the row when they stop.';
comment on column public_space.place_follow.language is 'internal: The language they read.';
comment on column public_space.place_follow.place is 'internal: The known place.';
comment on column public_space.place_follow.street is 'internal: The street, when it is no known place.';
comment on column public_space.place_follow.asked_at is 'internal: When they asked for it.';
comment on column public_space.place_follow.confirmed_at is 'internal: When they said so once more by the letter''s link; null until then.';
comment on column public_space.place_follow.told_until is 'internal: Up to when they have been told what was done.';
create unique index place_follow_once on public_space.place_follow (municipality, lower(email), coalesce(place::text, lower(street)));
create index place_follow_to_tell on public_space.place_follow (municipality, told_until, id) where confirmed_at is not null;
create index place_follow_by_place on public_space.place_follow (municipality, place) where place is not null;
create index place_follow_not_confirmed on public_space.place_follow (municipality, asked_at) where confirmed_at is null;
alter table public_space.place_follow enable row level security;
alter table public_space.place_follow force row level security;
grant select, delete on public_space.place_follow to trygby_app;
grant insert (municipality, id, email, language, place, street) on public_space.place_follow to trygby_app;
grant update (language, asked_at, confirmed_at, told_until) on public_space.place_follow to trygby_app;
-- Only the machinery knows who follows a place: it writes the letter, and forgets whoever stops.
create policy machinery_knows_who_follows_places on public_space.place_follow for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());

-- A report that goes away is looked for in those taken out of it; without this every deletion reads all reports.
create index report_split on public_space.report (municipality, split_from) where split_from is not null;

-- Reports within a box of degrees: behind the wall only comparisons that tell nothing may use an index, and of a point and a box there is none.
create index report_by_latitude on public_space.report (municipality, lat, lon);
