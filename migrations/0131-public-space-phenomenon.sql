-- Phenomena: a behaviour at a place in a time window with a consequence, which people report again and again; worked on until it is answered.
create table public_space.phenomenon (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  behaviour text not null check (length(behaviour) between 10 and 200),
  where_text text not null check (length(where_text) between 3 and 200),
  consequence text not null check (length(consequence) between 10 and 400),
  kinds text[] not null check (cardinality(kinds) between 1 and 8),
  shape text not null check (shape in ('points', 'street', 'area')),
  street text not null default '' check (length(street) <= 120),
  area uuid,
  lat double precision not null check (lat between 54 and 58.5),
  lon double precision not null check (lon between 7.5 and 15.5),
  radius_m integer not null check (radius_m between 20 and 5000),
  weekdays text not null check (weekdays in ('weekdays', 'weekend', 'all')),
  from_hour smallint not null check (from_hour between 0 and 23),
  to_hour smallint not null check (to_hour between 1 and 24),
  stage text not null default 'scan' check (stage in ('scan', 'analyse', 'respond', 'assess')),
  rhythm text not null default '' check (rhythm in ('', 'chronic', 'spike', 'recurrent')),
  analysis text not null default '' check (length(analysis) <= 4000),
  owner uuid,
  organisations uuid[] not null default '{}',
  not_heard_because text not null default '' check (length(not_heard_because) <= 1000),
  effort uuid,
  result text check (result in ('gone', 'moved', 'less', 'unchanged')),
  result_words text not null default '' check (length(result_words) <= 2000),
  state text not null default 'open' check (state in ('open', 'closed')),
  revision integer not null default 1,
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, area) references platform.area on delete set null (area),
  foreign key (municipality, owner) references platform.account on delete set null (owner),
  foreign key (municipality, made_by) references platform.account on delete set null (made_by),
  foreign key (municipality, effort) references goals.effort on delete set null (effort),
  constraint closed_with_result check ((state = 'closed') <= (result is not null))
);
comment on table public_space.phenomenon is 'internal: A concrete thing that makes people feel unsafe: behaviour, place, time window and consequence. Never a person or a group of people.';
comment on column public_space.phenomenon.municipality is 'open: The town.';
comment on column public_space.phenomenon.id is 'internal: Identifier.';
comment on column public_space.phenomenon.behaviour is 'internal: What is done.';
comment on column public_space.phenomenon.where_text is 'internal: Where, in words.';
comment on column public_space.phenomenon.consequence is 'internal: What it makes people do or leave.';
comment on column public_space.phenomenon.kinds is 'internal: The kinds of reports it is about.';
comment on column public_space.phenomenon.shape is 'internal: Whether the place is a set of points, a street or an area.';
comment on column public_space.phenomenon.street is 'internal: The street.';
comment on column public_space.phenomenon.area is 'internal: The area.';
comment on column public_space.phenomenon.lat is 'internal: Latitude of its middle, degrees.';
comment on column public_space.phenomenon.lon is 'internal: Longitude of its middle, degrees.';
comment on column public_space.phenomenon.radius_m is 'internal: How far it reaches from its middle, metres.';
comment on column public_space.phenomenon.weekdays is 'internal: On which days.';
comment on column public_space.phenomenon.from_hour is 'internal: First hour of the window, of 24. A window over midnight ends before it begins.';
comment on column public_space.phenomenon.to_hour is 'internal: The hour the window ends.';
comment on column public_space.phenomenon.stage is 'internal: Scan, analyse, respond or assess.';
comment on column public_space.phenomenon.rhythm is 'internal: Chronic, a spike or recurrent.';
comment on column public_space.phenomenon.analysis is 'internal: What those who work on it think is behind it.';
comment on column public_space.phenomenon.owner is 'personal: Who sees to it.';
comment on column public_space.phenomenon.organisations is 'internal: The partners that take part.';
comment on column public_space.phenomenon.not_heard_because is 'internal: Why somebody was not asked how they see it.';
comment on column public_space.phenomenon.effort is 'internal: The effort that answers it.';
comment on column public_space.phenomenon.result is 'internal: Gone, moved, less or unchanged, once the effort is judged.';
comment on column public_space.phenomenon.result_words is 'internal: The result in words.';
comment on column public_space.phenomenon.state is 'internal: Open or closed.';
comment on column public_space.phenomenon.revision is 'internal: Grows with every change.';
comment on column public_space.phenomenon.made_by is 'personal: Who put it together.';
comment on column public_space.phenomenon.made_at is 'internal: When.';
comment on column public_space.phenomenon.changed_at is 'internal: When anything about it last changed.';
create index phenomenon_by_change on public_space.phenomenon (municipality, state, changed_at desc);
create index phenomenon_by_effort on public_space.phenomenon (municipality, effort) where effort is not null;
alter table public_space.phenomenon enable row level security;
alter table public_space.phenomenon force row level security;
grant select, delete on public_space.phenomenon to trygby_app;
grant insert (municipality, id, behaviour, where_text, consequence, kinds, shape, street, area, lat, lon, radius_m, weekdays, from_hour, to_hour, owner, made_by) on public_space.phenomenon to trygby_app;
grant update (behaviour, where_text, consequence, kinds, shape, street, area, lat, lon, radius_m, weekdays, from_hour, to_hour, stage, rhythm, analysis, owner, organisations, not_heard_because, effort, result, result_words, state, revision, changed_at) on public_space.phenomenon to trygby_app;
-- Staff see every phenomenon; what could shame a place stays with them.
create policy staff_sees_phenomena on public_space.phenomenon for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- A partner sees the phenomena its organisation takes part in, in words and as long as its agreement lasts; never the reports behind them.
create policy partner_sees_own_phenomena on public_space.phenomenon for select using (
  municipality = (select platform.town()) and (select goals.own_organisation()) = any (organisations)
  and exists (select from platform.organisation o
    where o.municipality = phenomenon.municipality and o.id = (select goals.own_organisation()) and o.ended_at is null));
-- Those who work on reports put a phenomenon together, in their own name.
create policy staff_makes_phenomena on public_space.phenomenon for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and made_by is not distinct from platform.actor());
-- They work on it.
create policy staff_works_on_phenomena on public_space.phenomenon for update
  using (municipality = platform.town() and public_space.works_on_reports()) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_phenomena on public_space.phenomenon for delete using (municipality = platform.town() and platform.is_system());

create table public_space.phenomenon_report (
  municipality smallint not null,
  phenomenon uuid not null,
  report uuid not null,
  reason jsonb not null default '{}' check (length(reason::text) <= 1000),
  added_by uuid,
  added_at timestamptz not null default clock_timestamp(),
  primary key (municipality, phenomenon, report),
  foreign key (municipality, phenomenon) references public_space.phenomenon on delete cascade,
  foreign key (municipality, report) references public_space.report on delete cascade,
  foreign key (municipality, added_by) references platform.account on delete set null (added_by)
);
comment on table public_space.phenomenon_report is 'personal: Which reports a phenomenon is made of, and why; confirmed by a person.';
comment on column public_space.phenomenon_report.municipality is 'open: The town.';
comment on column public_space.phenomenon_report.phenomenon is 'internal: The phenomenon.';
comment on column public_space.phenomenon_report.report is 'internal: The report.';
comment on column public_space.phenomenon_report.reason is 'internal: How near it is in place, time and kind.';
comment on column public_space.phenomenon_report.added_by is 'personal: Who confirmed it.';
comment on column public_space.phenomenon_report.added_at is 'internal: When.';
create index phenomenon_report_by_report on public_space.phenomenon_report (municipality, report);
alter table public_space.phenomenon_report enable row level security;
alter table public_space.phenomenon_report force row level security;
grant select, delete on public_space.phenomenon_report to trygby_app;
grant insert (municipality, phenomenon, report, reason, added_by) on public_space.phenomenon_report to trygby_app;
-- Staff see what a phenomenon is made of; partners do not.
create policy staff_sees_what_it_is_made_of on public_space.phenomenon_report for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on reports add one, in their own name.
create policy staff_adds_reports on public_space.phenomenon_report for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and added_by is not distinct from platform.actor());
-- They take one out again; the phenomenon's trail says so.
create policy staff_takes_reports_out on public_space.phenomenon_report for delete using (municipality = platform.town() and public_space.works_on_reports());
-- no update: a report belongs or it does not.
