-- Indicators: how the town sees whether a goal comes nearer, defined so that a stranger can work out the same, and the figures one by one.
create table goals.indicator (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{0,59}$'),
  goal text not null check (goal in ('safe-town', 'fewer-victims', 'new-generations', 'future-without-crime')),
  sub_goal uuid,
  position integer not null default 0,
  state text not null default 'proposed' check (state in ('proposed', 'adopted', 'dropped')),
  name_da text not null check (length(name_da) between 1 and 160),
  name_en text not null default '' check (length(name_en) <= 160),
  definition_da text not null check (length(definition_da) between 1 and 2000),
  definition_en text not null default '' check (length(definition_en) <= 2000),
  source_da text not null check (length(source_da) between 1 and 500),
  source_en text not null default '' check (length(source_en) <= 500),
  formula_da text not null check (length(formula_da) between 1 and 2000),
  formula_en text not null default '' check (length(formula_en) <= 2000),
  unit_da text not null check (length(unit_da) between 1 and 80),
  unit_en text not null default '' check (length(unit_en) <= 80),
  cannot_say_da text not null check (length(cannot_say_da) between 1 and 2000),
  cannot_say_en text not null default '' check (length(cannot_say_en) <= 2000),
  digits smallint not null default 1 check (digits between 0 and 4),
  counts text not null check (counts in ('people', 'share-of-people', 'events', 'other')),
  aim text not null check (aim in ('raise', 'lower', 'hold')),
  good_is text not null check (good_is in ('higher', 'lower')),
  margin double precision not null check (margin > 0),
  baseline_period text not null default '' check (length(baseline_period) <= 10),
  target_value double precision,
  target_on date,
  frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year', 'second-year', 'other')),
  responsible text not null default '' check (length(responsible) <= 160),
  data_class text not null default 'open' check (data_class in ('open', 'internal')),
  series_source text check (length(series_source) <= 80),
  series_code text check (length(series_code) <= 200),
  revision integer not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, sub_goal) references goals.sub_goal on delete set null (sub_goal),
  constraint indicator_slug_once unique (municipality, slug),
  constraint aim_fits_good check (aim = 'hold' or (aim = 'raise') = (good_is = 'higher')),
  constraint series_whole check ((series_source is null) = (series_code is null))
);
create index indicator_by_goal on goals.indicator (municipality, goal, position);
comment on table goals.indicator is 'open: An indicator of a goal and its definition.';
comment on column goals.indicator.municipality is 'open: The town.';
comment on column goals.indicator.id is 'open: Identifier.';
comment on column goals.indicator.slug is 'open: Its lasting name in addresses and files.';
comment on column goals.indicator.goal is 'open: The goal it tells of.';
comment on column goals.indicator.sub_goal is 'open: The sub-goal, if any.';
comment on column goals.indicator.position is 'open: Its place among the goal''s indicators.';
comment on column goals.indicator.state is 'open: Proposed, adopted or dropped by the town.';
comment on column goals.indicator.name_da is 'open: Name in Danish.';
comment on column goals.indicator.name_en is 'open: Name in English.';
comment on column goals.indicator.definition_da is 'open: What is measured, in Danish.';
comment on column goals.indicator.definition_en is 'open: What is measured, in English.';
comment on column goals.indicator.source_da is 'open: Where the figures come from, in Danish.';
comment on column goals.indicator.source_en is 'open: Where the figures come from, in English.';
comment on column goals.indicator.formula_da is 'open: How the figure is worked out, in Danish.';
comment on column goals.indicator.formula_en is 'open: How the figure is worked out, in English.';
comment on column goals.indicator.unit_da is 'open: Unit in Danish.';
comment on column goals.indicator.unit_en is 'open: Unit in English.';
comment on column goals.indicator.cannot_say_da is 'open: What it cannot say, in Danish.';
comment on column goals.indicator.cannot_say_en is 'open: What it cannot say, in English.';
comment on column goals.indicator.digits is 'open: Decimals on a page.';
comment on column goals.indicator.counts is 'open: What a figure counts: people, a share of people, events, or something else; decides how it is protected.';
comment on column goals.indicator.aim is 'open: To raise it, to lower it, or to hold it.';
comment on column goals.indicator.good_is is 'open: Which way is good.';
comment on column goals.indicator.margin is 'open: The smallest change that matters, in the unit; within it the figure is held.';
comment on column goals.indicator.baseline_period is 'open: The period it is compared with.';
comment on column goals.indicator.target_value is 'open: Where the town wants it.';
comment on column goals.indicator.target_on is 'open: By when.';
comment on column goals.indicator.frequency is 'open: How often a figure comes.';
comment on column goals.indicator.responsible is 'open: The office that answers for it.';
comment on column goals.indicator.data_class is 'open: Open, or internal to the municipality.';
comment on column goals.indicator.series_source is 'internal: The source whose series feeds it; empty when figures come by hand.';
comment on column goals.indicator.series_code is 'internal: Which series of that source.';
comment on column goals.indicator.revision is 'internal: Counts its corrections, so that two people do not overwrite each other.';
comment on column goals.indicator.changed_at is 'open: When the definition was last changed.';
alter table goals.indicator enable row level security;
alter table goals.indicator force row level security;
create function goals.keeps_indicators() returns boolean language sql stable return platform.has_role('coordinator', 'analyst', 'system');
comment on function goals.keeps_indicators() is 'Whether the one who acts keeps indicators: coordinator, analyst, or the machinery.';
grant select, delete on goals.indicator to trygby_app;
grant insert (municipality, id, slug, goal, sub_goal, position, state, name_da, name_en, definition_da, definition_en, source_da, source_en, formula_da, formula_en, unit_da, unit_en, cannot_say_da, cannot_say_en, digits, counts, aim, good_is, margin, baseline_period, target_value, target_on, frequency, responsible, data_class, series_source, series_code) on goals.indicator to trygby_app;
grant update (goal, sub_goal, position, state, name_da, name_en, definition_da, definition_en, source_da, source_en, formula_da, formula_en, unit_da, unit_en, cannot_say_da, cannot_say_en, digits, counts, aim, good_is, margin, baseline_period, target_value, target_on, frequency, responsible, data_class, series_source, series_code, revision, changed_at) on goals.indicator to trygby_app;
-- Everybody may read the definition of an adopted, open indicator.
create policy adopted_indicators_are_open on goals.indicator for select using (
  municipality = platform.town() and state = 'adopted' and data_class = 'open');
-- Staff see every indicator, proposed and dropped ones too.
create policy staff_sees_indicators on goals.indicator for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Coordinator and analyst define, correct, adopt and drop them.
create policy keeper_defines_indicators on goals.indicator for insert with check (municipality = platform.town() and goals.keeps_indicators());
create policy keeper_corrects_indicators on goals.indicator for update using (municipality = platform.town() and goals.keeps_indicators());
-- Only the machinery deletes one, with the demonstration; otherwise it is dropped and stays traceable.
create policy machinery_deletes_indicators on goals.indicator for delete using (municipality = platform.town() and platform.is_system());

create table goals.indicator_value (
  municipality smallint not null,
  id uuid not null,
  indicator uuid not null,
  period text not null check (period ~ '^\d{4}(K[1-4]|H[12]|M(0[1-9]|1[0-2])|-\d{2}-\d{2})?$'),
  value double precision not null,
  lower double precision,
  upper double precision,
  no_interval_reason text not null default '' check (length(no_interval_reason) <= 300),
  n double precision check (n >= 0),
  no_n_reason text not null default '' check (length(no_n_reason) <= 300),
  origin text not null check (origin in ('hand', 'file', 'series')),
  provenance jsonb not null default '{}',
  reason text not null default '' check (length(reason) <= 500),
  entered_by uuid,
  entered_by_name text not null default '' check (length(entered_by_name) <= 120),
  entered_at timestamptz not null default clock_timestamp(),
  replaced_by uuid,
  primary key (municipality, id),
  foreign key (municipality, indicator) references goals.indicator on delete cascade,
  unique (municipality, indicator, id),
  foreign key (municipality, indicator, replaced_by) references goals.indicator_value (municipality, indicator, id) on delete restrict deferrable initially deferred,
  constraint interval_or_reason check ((lower is null) = (upper is null) and (lower is not null or length(btrim(no_interval_reason)) > 0)),
  constraint interval_in_order check (lower <= value and value <= upper),
  constraint n_or_reason check (n is not null or length(btrim(no_n_reason)) > 0)
);
create unique index one_value_holds on goals.indicator_value (municipality, indicator, period) where replaced_by is null;
create index indicator_value_history on goals.indicator_value (municipality, indicator, period, entered_at);
comment on table goals.indicator_value is 'internal: A figure of an indicator; a correction is a new row, and the old one stays and points to it.';
comment on column goals.indicator_value.municipality is 'open: The town.';
comment on column goals.indicator_value.id is 'internal: Identifier.';
comment on column goals.indicator_value.indicator is 'internal: Whose figure.';
comment on column goals.indicator_value.period is 'internal: Year, half-year, quarter, month or day.';
comment on column goals.indicator_value.value is 'internal: The figure.';
comment on column goals.indicator_value.lower is 'internal: Lower end of its 95 per cent interval.';
comment on column goals.indicator_value.upper is 'internal: Upper end.';
comment on column goals.indicator_value.no_interval_reason is 'internal: Why there is no interval.';
comment on column goals.indicator_value.n is 'internal: How many it rests on.';
comment on column goals.indicator_value.no_n_reason is 'internal: Why there is no n.';
comment on column goals.indicator_value.origin is 'internal: Typed in, from a file, or from a series.';
comment on column goals.indicator_value.provenance is 'internal: For a series: publisher, table, codes and dates; for a file its name.';
comment on column goals.indicator_value.reason is 'internal: Why an earlier figure was corrected.';
comment on column goals.indicator_value.entered_by is 'internal: The account; empty for the machinery.';
comment on column goals.indicator_value.entered_by_name is 'internal: The colleague who entered it, by name.';
comment on column goals.indicator_value.entered_at is 'internal: When.';
comment on column goals.indicator_value.replaced_by is 'internal: The correction that took its place.';
alter table goals.indicator_value enable row level security;
alter table goals.indicator_value force row level security;
grant select, delete on goals.indicator_value to trygby_app;
grant insert (municipality, id, indicator, period, value, lower, upper, no_interval_reason, n, no_n_reason, origin, provenance, reason, entered_by, entered_by_name) on goals.indicator_value to trygby_app;
grant update (replaced_by) on goals.indicator_value to trygby_app;
-- Staff see the figures as they were entered; the public reads what is released.
create policy staff_sees_values on goals.indicator_value for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Coordinator and analyst enter figures in their own name; the machinery copies those of a series.
create policy keeper_enters_values on goals.indicator_value for insert with check (
  municipality = platform.town() and goals.keeps_indicators() and entered_by is not distinct from platform.actor());
-- A correction takes an earlier figure's place; nothing else of it can change.
create policy keeper_replaces_values on goals.indicator_value for update using (
  municipality = platform.town() and goals.keeps_indicators() and replaced_by is null) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_values on goals.indicator_value for delete using (municipality = platform.town() and platform.is_system());

-- A coordinator too may release an indicator's figures to the public.
create policy coordinator_releases_indicators on platform.release for insert with check (
  municipality = platform.town() and platform.has_role('coordinator') and released_by is not distinct from platform.actor()
  and dataset like 'indicator-%');
create policy coordinator_withdraws_indicators on platform.release_withdrawal for insert with check (
  municipality = platform.town() and platform.has_role('coordinator') and withdrawn_by is not distinct from platform.actor()
  and dataset like 'indicator-%');

-- Coordinators see withdrawn releases of indicators: the next release is numbered after them.
create policy coordinator_sees_withdrawn_indicators on platform.release for select using (
  municipality = platform.town() and platform.has_role('coordinator') and dataset like 'indicator-%');
-- Whoever enters a figure of an invented indicator takes its mark away: figures go with their indicator, and a real one must not go with the demonstration.
create policy keeper_makes_indicators_real on platform.demonstration_row for delete using (
  municipality = platform.town() and table_name = 'goals.indicator' and goals.keeps_indicators());
