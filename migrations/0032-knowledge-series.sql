-- The figures: series with their exact codes, and every figure with the fetch it came by, earlier ones kept.
create table knowledge.series (
  municipality smallint not null,
  id uuid not null,
  source uuid not null,
  code text not null check (length(code) between 1 and 120),
  codes jsonb not null,
  labels jsonb not null,
  unit text not null default '' check (length(unit) <= 80),
  frequency text not null check (frequency in ('year', 'quarter', 'month', 'day')),
  primary key (municipality, id),
  unique (municipality, source, code),
  foreign key (municipality, source) references knowledge.source on delete cascade
);
comment on table knowledge.series is 'open: One thing counted, for many places and times.';
comment on column knowledge.series.municipality is 'open: The town.';
comment on column knowledge.series.id is 'open: Identifier.';
comment on column knowledge.series.source is 'open: The source.';
comment on column knowledge.series.code is 'open: The code that tells it from the other series of the source.';
comment on column knowledge.series.codes is 'open: The exact code of every variable but place and time.';
comment on column knowledge.series.labels is 'open: What the publisher calls each of the codes, in Danish and English.';
comment on column knowledge.series.unit is 'open: What is counted.';
comment on column knowledge.series.frequency is 'open: A figure a year, quarter, month or day.';
alter table knowledge.series enable row level security;
alter table knowledge.series force row level security;
grant select on knowledge.series to trygby_app;
grant insert (municipality, id, source, code, codes, labels, unit, frequency) on knowledge.series to trygby_app;
grant update (codes, labels, unit, frequency) on knowledge.series to trygby_app;
-- Whoever sees the source sees its series.
create policy series_seen_with_its_source on knowledge.series for select using (
  municipality = platform.town() and source in (select id from knowledge.source));
-- Whoever may bring in the source brings in its series.
create policy series_brought_in on knowledge.series for insert with check (
  municipality = platform.town() and source in (select id from knowledge.source s where platform.is_system() or s.kind = 'own')
  and platform.has_role('analyst', 'administrator', 'system'));
create policy series_corrected on knowledge.series for update using (
  municipality = platform.town() and source in (select id from knowledge.source s where platform.is_system() or s.kind = 'own')
  and platform.has_role('analyst', 'administrator', 'system'));
-- no delete: a series goes only with its source.

create table knowledge.observation (
  municipality smallint not null,
  series uuid not null,
  area text not null check (length(area) between 1 and 120),
  period text not null check (period ~ '^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-([0-2][0-9]|3[01]))?$'),
  fetch_id uuid not null,
  value double precision,
  n integer check (n >= 0),
  lower double precision,
  upper double precision,
  replaced_by uuid,
  primary key (municipality, series, area, period, fetch_id),
  foreign key (municipality, series) references knowledge.series on delete cascade,
  foreign key (municipality, fetch_id) references knowledge.fetch on delete cascade,
  foreign key (municipality, replaced_by) references knowledge.fetch on delete cascade
);
create unique index observation_that_holds on knowledge.observation (municipality, series, area, period) where replaced_by is null;
create index observation_by_fetch on knowledge.observation (municipality, fetch_id);
create index observation_by_replacement on knowledge.observation (municipality, replaced_by) where replaced_by is not null;
comment on table knowledge.observation is 'internal: One figure: of one series, for one place and time, as it came by one fetch. Open where the source is official statistics.';
comment on column knowledge.observation.municipality is 'open: The town.';
comment on column knowledge.observation.series is 'internal: The series.';
comment on column knowledge.observation.area is 'internal: Code of the municipality (000 is the country), or the name of an area of the town.';
comment on column knowledge.observation.period is 'internal: 2023, 2023K3, 2023M04 or 2023-04-01.';
comment on column knowledge.observation.fetch_id is 'internal: The fetch it came by.';
comment on column knowledge.observation.value is 'internal: The figure; empty when the source has none here, never zero in its place.';
comment on column knowledge.observation.n is 'internal: How many it rests on, when the source says.';
comment on column knowledge.observation.lower is 'internal: Lower end of the source''s own interval.';
comment on column knowledge.observation.upper is 'internal: Upper end of the source''s own interval.';
comment on column knowledge.observation.replaced_by is 'internal: The later fetch that changed it; empty for the figure that holds.';
alter table knowledge.observation enable row level security;
alter table knowledge.observation force row level security;
grant select on knowledge.observation to trygby_app;
grant insert (municipality, series, area, period, fetch_id, value, n, lower, upper) on knowledge.observation to trygby_app;
grant update (replaced_by) on knowledge.observation to trygby_app;
-- Whoever sees the series sees its figures, earlier ones too. (The inner select is asked once, not for each figure.)
create policy figures_seen_with_their_series on knowledge.observation for select using (
  municipality = (select platform.town()) and series in (select id from knowledge.series));
-- Whoever may bring in the source adds figures.
create policy figures_brought_in on knowledge.observation for insert with check (
  municipality = (select platform.town()) and (select platform.has_role('analyst', 'administrator', 'system'))
  and series in (select r.id from knowledge.series r join knowledge.source s on s.municipality = r.municipality and s.id = r.source
    where platform.is_system() or s.kind = 'own'));
-- A figure is never changed, only marked as replaced by a later one.
create policy figures_replaced on knowledge.observation for update using (
  municipality = (select platform.town()) and (select platform.has_role('analyst', 'administrator', 'system'))
  and series in (select r.id from knowledge.series r join knowledge.source s on s.municipality = r.municipality and s.id = r.source
    where platform.is_system() or s.kind = 'own'));
-- no delete: figures go only with their source.
