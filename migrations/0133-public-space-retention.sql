-- How long what people tell the town is kept, and the proof that it went: settings, one row a night, and the right to forget words in the trail.
create table public_space.retention_setting (
  municipality smallint not null references platform.municipality on delete restrict,
  email_days smallint not null default 42 check (email_days between 28 and 120),
  picture_days smallint not null default 365 check (picture_days between 30 and 365),
  words_days smallint not null default 730 check (words_days between 90 and 730),
  changed_by uuid,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality),
  foreign key (municipality, changed_by) references platform.account on delete set null (changed_by)
);
comment on table public_space.retention_setting is 'internal: How long addresses, pictures and words of reports are kept. Pictures and words may go sooner than by default, never later.';
comment on column public_space.retention_setting.municipality is 'open: The town.';
comment on column public_space.retention_setting.email_days is 'internal: Days after the answer until e-mail addresses go; at least four weeks, for then people are asked whether it helped.';
comment on column public_space.retention_setting.picture_days is 'internal: Days after it came until a picture goes.';
comment on column public_space.retention_setting.words_days is 'internal: Days after they came until words go.';
comment on column public_space.retention_setting.changed_by is 'personal: Who last changed it.';
comment on column public_space.retention_setting.changed_at is 'internal: When.';
alter table public_space.retention_setting enable row level security;
alter table public_space.retention_setting force row level security;
grant select on public_space.retention_setting to trygby_app;
grant insert (municipality, email_days, picture_days, words_days, changed_by, changed_at) on public_space.retention_setting to trygby_app;
grant update (email_days, picture_days, words_days, changed_by, changed_at) on public_space.retention_setting to trygby_app;
-- The administrator and the data protection officer see how long is kept; the machinery deletes by it.
create policy keepers_see_retention on public_space.retention_setting for select using (
  municipality = platform.town() and platform.has_role('administrator', 'data-protection', 'system'));
-- The administrator sets it, in their own name.
create policy administrator_sets_retention on public_space.retention_setting for insert with check (
  municipality = platform.town() and platform.has_role('administrator') and changed_by is not distinct from platform.actor());
-- And changes it, in their own name.
create policy administrator_changes_retention on public_space.retention_setting for update
  using (municipality = platform.town() and platform.has_role('administrator'))
  with check (municipality = platform.town() and changed_by is not distinct from platform.actor());
-- no delete: there is always an answer to how long.

create table public_space.retention_round (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  emails integer not null check (emails >= 0),
  pictures integer not null check (pictures >= 0),
  words integer not null check (words >= 0),
  left_over integer not null check (left_over >= 0),
  began_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id)
);
comment on table public_space.retention_round is 'internal: One night''s deletions: how many of each kind, and how many that should have gone were still there when counted afterwards.';
comment on column public_space.retention_round.municipality is 'open: The town.';
comment on column public_space.retention_round.id is 'internal: Identifier.';
comment on column public_space.retention_round.emails is 'internal: E-mail addresses deleted.';
comment on column public_space.retention_round.pictures is 'internal: Pictures deleted.';
comment on column public_space.retention_round.words is 'internal: Texts deleted.';
comment on column public_space.retention_round.left_over is 'internal: Found past their time in a count afterwards; should be none.';
comment on column public_space.retention_round.began_at is 'internal: When it began.';
comment on column public_space.retention_round.ended_at is 'internal: When it ended.';
create index retention_round_by_time on public_space.retention_round (municipality, ended_at desc);
alter table public_space.retention_round enable row level security;
alter table public_space.retention_round force row level security;
grant select on public_space.retention_round to trygby_app;
grant insert (municipality, id, emails, pictures, words, left_over, began_at) on public_space.retention_round to trygby_app;
-- The administrator and the data protection officer see what went and when.
create policy keepers_see_rounds on public_space.retention_round for select using (
  municipality = platform.town() and platform.has_role('administrator', 'data-protection', 'system'));
-- The machinery writes down what it deleted.
create policy machinery_writes_rounds on public_space.retention_round for insert with check (
  municipality = platform.town() and platform.is_system());
-- no update and no delete: a proof stays as it was.

-- What residents said in the trail of a report goes with its other words; everything else of the trail stays.
grant update (words) on public_space.report_event to trygby_app;
-- The machinery forgets words of residents that have been kept long enough.
create policy machinery_forgets_words on public_space.report_event for update
  using (municipality = platform.town() and platform.is_system() and by_whom in ('reporter', 'somebody'))
  with check (municipality = platform.town() and words = '');
create index report_with_words on public_space.report (municipality, received_at) where words_state <> 'none';
create index report_words_by_age on public_space.report_words (municipality, written_at);
