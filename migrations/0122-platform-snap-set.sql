-- The points to which the places of sensitive reports are moved before anybody outside sees them: made once, kept for years.
create table platform.snap_set (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  number integer not null check (number > 0),
  least integer not null check (least >= 10),
  points jsonb not null,
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  unique (municipality, number)
);
comment on table platform.snap_set is 'internal: Points that at least ten front doors share each, and the lines that say which doors.';
comment on column platform.snap_set.municipality is 'open: The town.';
comment on column platform.snap_set.id is 'internal: Identifier.';
comment on column platform.snap_set.number is 'open: First, second set of points.';
comment on column platform.snap_set.least is 'open: How many front doors every point stands for at least.';
comment on column platform.snap_set.points is 'internal: The points, their names, and the tree that leads a place to its point.';
comment on column platform.snap_set.made_by is 'internal: Who had them made; empty for the machinery.';
comment on column platform.snap_set.made_at is 'internal: When.';
alter table platform.snap_set enable row level security;
alter table platform.snap_set force row level security;
grant select, delete on platform.snap_set to trygby_app;
grant insert (municipality, id, number, least, points, made_by) on platform.snap_set to trygby_app;
-- Staff and machinery move places to points; residents see released points only.
create policy staff_snaps on platform.snap_set for select using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Administrator and machinery make points; the one who does is the one who is named.
create policy administrator_makes_points on platform.snap_set for insert with check (municipality = platform.town()
  and platform.has_role('administrator', 'system') and made_by is not distinct from platform.actor());
-- Only the machinery removes points, when it takes the demonstration away.
create policy machinery_removes_points on platform.snap_set for delete using (municipality = platform.town() and platform.is_system());
-- no update: the same report always lands on the same point.
