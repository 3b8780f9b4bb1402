-- How staff keep an inbox in order: filters kept by name, many changed at once and undone, reports put together, taken apart and linked.

-- A place is looked for by how it begins. Comparing is all the wall lets an index do before it has looked at the row.
alter table public_space.report add column place_key text collate "C" generated always as (lower(place_label collate "da-x-icu")) stored;
comment on column public_space.report.place_key is 'internal: The place in small letters, for looking it up by how it begins.';
create index report_by_place_key on public_space.report (municipality, place_key);
create index report_open_newest on public_space.report (municipality, received_at desc, id) where state <> 'closed';
create index report_by_voices on public_space.report (municipality, voices desc, received_at desc, id);

-- The demonstration tells of a whole year; nobody else says when something happened.
grant insert (happened_at) on public_space.report_event to trygby_app;
grant insert (told_at) on public_space.report_news to trygby_app;
-- History is written when it happens; only the machinery tells an older one.
create policy history_is_written_as_it_happens on public_space.report_event as restrictive for insert with check (
  platform.is_system() or happened_at > clock_timestamp() - interval '5 minutes');
-- The same of what is told.
create policy news_is_told_as_it_happens on public_space.report_news as restrictive for insert with check (
  platform.is_system() or told_at > clock_timestamp() - interval '5 minutes');

create table public_space.saved_filter (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  account uuid not null,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000),
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete cascade
);
create index saved_filter_by_account on public_space.saved_filter (municipality, account);
comment on table public_space.saved_filter is 'internal: A view of the inbox somebody keeps by name; the address itself holds it.';
comment on column public_space.saved_filter.municipality is 'open: The town.';
comment on column public_space.saved_filter.id is 'internal: Identifier.';
comment on column public_space.saved_filter.account is 'internal: Whose.';
comment on column public_space.saved_filter.name is 'internal: Its name.';
comment on column public_space.saved_filter.query is 'internal: The part of the address that holds the filter.';
alter table public_space.saved_filter enable row level security;
alter table public_space.saved_filter force row level security;
grant select, delete on public_space.saved_filter to trygby_app;
grant insert (municipality, id, account, name, query) on public_space.saved_filter to trygby_app;
-- Whoever sees reports keeps filters of their own and sees nobody else's.
create policy own_filters_seen on public_space.saved_filter for select using (municipality = platform.town() and account = platform.actor());
-- They keep one.
create policy own_filters_kept on public_space.saved_filter for insert with check (
  municipality = platform.town() and public_space.sees_reports() and account = platform.actor());
-- They forget one.
create policy own_filters_forgotten on public_space.saved_filter for delete using (municipality = platform.town() and account = platform.actor());
-- no update: a filter is kept or forgotten.

create table public_space.report_change (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default clock_timestamp(),
  change jsonb not null check (length(change::text) <= 4000),
  before jsonb not null,
  undone_at timestamptz,
  primary key (municipality, id)
);
comment on table public_space.report_change is 'internal: A change made to one or many reports in the inbox, with what they were before, so that it can be undone.';
comment on column public_space.report_change.municipality is 'open: The town.';
comment on column public_space.report_change.id is 'internal: Identifier; the batch of its lines on the trails.';
comment on column public_space.report_change.made_by is 'internal: The account that made it.';
comment on column public_space.report_change.made_at is 'internal: When.';
comment on column public_space.report_change.change is 'internal: What was changed, to what.';
comment on column public_space.report_change.before is 'internal: State, team, kind and deadline of each report from before, and the revision it got.';
comment on column public_space.report_change.undone_at is 'internal: When it was undone.';
create index report_change_by_day on public_space.report_change (municipality, made_at);
alter table public_space.report_change enable row level security;
alter table public_space.report_change force row level security;
grant select, delete on public_space.report_change to trygby_app;
grant insert (municipality, id, made_by, change, before) on public_space.report_change to trygby_app;
grant update (undone_at) on public_space.report_change to trygby_app;
-- Whoever made a change sees it.
create policy own_changes_seen on public_space.report_change for select using (municipality = platform.town() and made_by = platform.actor());
-- Those who work on reports change them, in their own name.
create policy worker_changes_reports on public_space.report_change for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and made_by = platform.actor());
-- They undo their own within half an hour.
create policy own_change_undone on public_space.report_change for update using (
  municipality = platform.town() and made_by = platform.actor() and undone_at is null and made_at > clock_timestamp() - interval '30 minutes')
  with check (municipality = platform.town());
-- What can be undone no longer is let go by the machinery, which sees it for that.
create policy machinery_sees_old_changes on public_space.report_change for select using (municipality = platform.town() and platform.is_system());
create policy machinery_lets_changes_go on public_space.report_change for delete using (municipality = platform.town() and platform.is_system());

create table public_space.report_merge (
  municipality smallint not null,
  report uuid not null,
  merged_into uuid not null,
  followers uuid[] not null,
  occurrences uuid[] not null,
  voices integer not null check (voices >= 1),
  merged_at timestamptz not null default clock_timestamp(),
  primary key (municipality, report),
  foreign key (municipality, report) references public_space.report on delete cascade,
  foreign key (municipality, merged_into) references public_space.report on delete cascade
);
comment on table public_space.report_merge is 'personal: What went along when one report was put into another, so that it can be taken out again.';
comment on column public_space.report_merge.municipality is 'open: The town.';
comment on column public_space.report_merge.report is 'internal: The report that was put into another.';
comment on column public_space.report_merge.merged_into is 'internal: The other.';
comment on column public_space.report_merge.followers is 'internal: The followers that went along.';
comment on column public_space.report_merge.occurrences is 'internal: The times that went along.';
comment on column public_space.report_merge.voices is 'internal: How many had said it.';
comment on column public_space.report_merge.merged_at is 'internal: When.';
create index report_merge_by_into on public_space.report_merge (municipality, merged_into);
alter table public_space.report_merge enable row level security;
alter table public_space.report_merge force row level security;
grant select, delete on public_space.report_merge to trygby_app;
grant insert (municipality, report, merged_into, followers, occurrences, voices) on public_space.report_merge to trygby_app;
-- Only the machinery knows which followers went along; no update: a report is put in once and taken out once.
create policy machinery_knows_what_went_along on public_space.report_merge for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());

create table public_space.report_link (
  municipality smallint not null,
  first uuid not null,
  second uuid not null,
  linked_by uuid,
  linked_at timestamptz not null default clock_timestamp(),
  primary key (municipality, first, second),
  foreign key (municipality, first) references public_space.report on delete cascade,
  foreign key (municipality, second) references public_space.report on delete cascade,
  foreign key (municipality, linked_by) references platform.account on delete set null (linked_by),
  constraint once_in_one_order check (first < second)
);
comment on table public_space.report_link is 'internal: Two reports that are like each other and not the same.';
comment on column public_space.report_link.municipality is 'open: The town.';
comment on column public_space.report_link.first is 'internal: One of them.';
comment on column public_space.report_link.second is 'internal: The other.';
comment on column public_space.report_link.linked_by is 'personal: Who linked them.';
comment on column public_space.report_link.linked_at is 'internal: When.';
create index report_link_by_second on public_space.report_link (municipality, second);
alter table public_space.report_link enable row level security;
alter table public_space.report_link force row level security;
grant select, delete on public_space.report_link to trygby_app;
grant insert (municipality, first, second, linked_by) on public_space.report_link to trygby_app;
-- Whoever sees reports sees which are like each other.
create policy staff_sees_links on public_space.report_link for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on reports link two, in their own name.
create policy staff_links_reports on public_space.report_link for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and linked_by is not distinct from platform.actor());
-- They take a link away; the trail of both says so.
create policy staff_unlinks_reports on public_space.report_link for delete using (municipality = platform.town() and public_space.works_on_reports());
-- no update: two are linked or they are not.
