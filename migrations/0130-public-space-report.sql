-- What people tell the town about places: reports, those who follow them, what happened since, and the words that wait to be read.
create schema public_space;
comment on schema public_space is 'Safety in public space: reports, phenomena, faults, places.';
grant usage on schema public_space to trygby_app;

-- Those who work on what residents report.
create function public_space.works_on_reports() returns boolean language sql stable
  return platform.has_role('professional', 'coordinator', 'leader', 'system');
-- Those who see reports: they who work on them, and the analyst, who changes nothing.
create function public_space.sees_reports() returns boolean language sql stable
  return platform.has_role('professional', 'coordinator', 'leader', 'analyst', 'system');

create table public_space.report (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  number bigint not null generated always as identity,
  draft text not null check (draft ~ '^[A-Za-z0-9_-]{16,64}$'),
  door text not null check (door in ('unsafe', 'disturbance', 'fault', 'good')),
  kind text not null check (length(kind) between 1 and 40),
  channel text not null check (channel in ('web', 'phone', 'paper', 'open311')),
  happened_on date,
  times text[] not null default '{}' check (times <@ array['morning', 'day', 'evening', 'night']),
  weekdays text not null default '' check (weekdays in ('', 'weekdays', 'weekend', 'all')),
  how_often text not null default '' check (how_often in ('', 'once', 'monthly', 'weekly', 'most-days')),
  consequences text[] not null default '{}' check (cardinality(consequences) <= 8),
  answers jsonb not null default '{}' check (length(answers::text) <= 4000),
  place_by text not null check (place_by in ('address', 'place', 'map', 'api')),
  place_label text not null check (length(place_label) between 1 and 200),
  place uuid,
  lat double precision not null check (lat between 54 and 58.5),
  lon double precision not null check (lon between 7.5 and 15.5),
  spot point not null,
  area uuid,
  words text not null default '' check (length(words) <= 1000),
  words_state text not null default 'none' check (words_state in ('none', 'unread', 'read')),
  state text not null default 'received' check (state in ('received', 'assessed', 'waiting', 'with-partner', 'planned', 'in-progress', 'closed', 'reopen-asked', 'reopened')),
  outcome text check (outcome in ('solved', 'partly', 'not-solved', 'not-ours', 'duplicate', 'no-longer')),
  outcome_by text check (outcome_by in ('reporter', 'staff', 'partner', 'somebody')),
  category uuid,
  team uuid,
  organisation uuid,
  answer_by date,
  merged_into uuid,
  split_from uuid,
  is_public boolean not null default false,
  voices integer not null default 1 check (voices >= 1),
  entered_by uuid,
  revision integer not null default 1,
  received_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  primary key (municipality, id),
  unique (municipality, draft),
  foreign key (municipality, place) references platform.place on delete set null (place),
  foreign key (municipality, area) references platform.area on delete set null (area),
  foreign key (municipality, category) references platform.category on delete set null (category),
  foreign key (municipality, team) references platform.team on delete set null (team),
  foreign key (municipality, organisation) references platform.organisation on delete set null (organisation),
  foreign key (municipality, merged_into) references public_space.report on delete set null (merged_into),
  foreign key (municipality, split_from) references public_space.report on delete set null (split_from),
  foreign key (municipality, entered_by) references platform.account on delete set null (entered_by),
  constraint words_where_words_help check (words_state = 'none' or door in ('disturbance', 'fault')),
  constraint only_faults_are_public_as_they_are check (not is_public or door = 'fault'),
  constraint closed_with_outcome check ((state in ('closed', 'reopen-asked')) = (outcome is not null)),
  constraint outcome_said_by_somebody check ((outcome is null) = (outcome_by is null))
);
comment on table public_space.report is 'personal: Something somebody told the town about a place. Never a named person.';
comment on column public_space.report.municipality is 'open: The town.';
comment on column public_space.report.id is 'internal: Identifier.';
comment on column public_space.report.number is 'internal: The number staff call it by.';
comment on column public_space.report.draft is 'personal: Key of the form it came by: the same form sent again makes no second report.';
comment on column public_space.report.door is 'internal: Through which door it came.';
comment on column public_space.report.kind is 'internal: What it is about, from the closed list of its door.';
comment on column public_space.report.channel is 'internal: How it reached the town.';
comment on column public_space.report.happened_on is 'internal: The day it was seen last.';
comment on column public_space.report.times is 'internal: At which times of the day.';
comment on column public_space.report.weekdays is 'internal: On weekdays, at weekends or always.';
comment on column public_space.report.how_often is 'internal: How often.';
comment on column public_space.report.consequences is 'internal: What it makes people do, from the closed list.';
comment on column public_space.report.answers is 'internal: Answers to the closed questions of this kind.';
comment on column public_space.report.place_by is 'internal: How the place was found.';
comment on column public_space.report.place_label is 'internal: The place in words: address, known place or nearest street.';
comment on column public_space.report.place is 'internal: The known place.';
comment on column public_space.report.lat is 'internal: Latitude of the place, degrees.';
comment on column public_space.report.lon is 'internal: Longitude of the place, degrees.';
comment on column public_space.report.spot is 'internal: The place for searching near it: x is longitude, y is latitude.';
comment on column public_space.report.area is 'internal: The area it lies in.';
comment on column public_space.report.words is 'internal: What was written, with names and numbers left out until somebody has read it.';
comment on column public_space.report.words_state is 'internal: Whether there are words and whether somebody has read them.';
comment on column public_space.report.state is 'internal: How far the work on it is.';
comment on column public_space.report.outcome is 'internal: What came of it.';
comment on column public_space.report.outcome_by is 'internal: Who says so.';
comment on column public_space.report.category is 'internal: The category of the town.';
comment on column public_space.report.team is 'internal: The team that has it.';
comment on column public_space.report.organisation is 'internal: The partner that has it.';
comment on column public_space.report.answer_by is 'internal: The day there is an answer at the latest.';
comment on column public_space.report.merged_into is 'internal: The report it was put together with.';
comment on column public_space.report.split_from is 'internal: The report it was taken out of.';
comment on column public_space.report.is_public is 'internal: Whether everybody may see it on the map of faults.';
comment on column public_space.report.voices is 'internal: How many people said this.';
comment on column public_space.report.entered_by is 'personal: Who wrote it down for somebody.';
comment on column public_space.report.revision is 'internal: Grows with every change.';
comment on column public_space.report.received_at is 'internal: When it came.';
comment on column public_space.report.changed_at is 'internal: When anything about it last changed.';
comment on column public_space.report.closed_at is 'internal: When it was closed.';
create unique index report_by_number on public_space.report (municipality, number);
create index report_inbox on public_space.report (municipality, answer_by, id) where state <> 'closed';
create index report_by_state on public_space.report (municipality, state, received_at desc);
create index report_by_kind on public_space.report (municipality, kind, received_at desc);
create index report_by_area on public_space.report (municipality, area, received_at desc);
create index report_by_received on public_space.report (municipality, received_at desc, id);
create index report_by_spot on public_space.report using gist (spot);
create index report_public on public_space.report (municipality, changed_at desc) where is_public;
create index report_by_team on public_space.report (municipality, team) where state <> 'closed';
create index report_by_organisation on public_space.report (municipality, organisation) where organisation is not null;
create index report_merged on public_space.report (municipality, merged_into) where merged_into is not null;
alter table public_space.report enable row level security;
alter table public_space.report force row level security;
grant select, delete on public_space.report to trygby_app;
grant insert (municipality, id, draft, door, kind, channel, happened_on, times, weekdays, how_often, consequences, answers, place_by, place_label, place, lat, lon, spot, area, words, words_state, state, outcome, outcome_by, category, team, organisation, answer_by, split_from, is_public, voices, entered_by, received_at, changed_at, closed_at) on public_space.report to trygby_app;
grant update (door, kind, words, words_state, state, outcome, outcome_by, category, team, organisation, answer_by, merged_into, is_public, voices, area, revision, changed_at, closed_at) on public_space.report to trygby_app;
-- Staff who work with reports see them.
create policy staff_sees_reports on public_space.report for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Everybody sees the faults that are public.
create policy public_faults_are_open on public_space.report for select using (municipality = (select platform.town()) and is_public);
-- The machinery takes what residents hand in; staff write one down for somebody, in their own name.
create policy reports_come_in on public_space.report for insert with check (
  municipality = platform.town() and (platform.is_system()
    or public_space.works_on_reports() and entered_by is not distinct from platform.actor() and channel in ('phone', 'paper')));
-- Those who work on reports move them on.
create policy staff_works_on_reports on public_space.report for update
  using (municipality = platform.town() and public_space.works_on_reports()) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_reports on public_space.report for delete using (municipality = platform.town() and platform.is_system());

create table public_space.report_words (
  municipality smallint not null,
  report uuid not null,
  written text not null check (length(written) between 1 and 1000),
  written_at timestamptz not null default clock_timestamp(),
  primary key (municipality, report),
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.report_words is 'personal: What somebody wrote, word for word, until somebody has read it and let out what is about people.';
comment on column public_space.report_words.municipality is 'open: The town.';
comment on column public_space.report_words.report is 'internal: The report.';
comment on column public_space.report_words.written is 'personal: The words as they were written.';
comment on column public_space.report_words.written_at is 'internal: When they came.';
alter table public_space.report_words enable row level security;
alter table public_space.report_words force row level security;
grant select, delete on public_space.report_words to trygby_app;
grant insert (municipality, report, written) on public_space.report_words to trygby_app;
-- The coordinator reads words that nobody has read yet; everybody else sees them with names and numbers left out.
create policy coordinator_reads_words on public_space.report_words for select using (
  municipality = platform.town() and platform.has_role('coordinator', 'system'));
-- The machinery keeps what residents write; staff what they write down for somebody.
create policy words_come_in on public_space.report_words for insert with check (
  municipality = platform.town() and public_space.works_on_reports());
-- no update: words are read and let go, not rewritten.
-- Whoever has read them, or the machinery when they have been kept long enough, throws them away.
create policy read_words_go on public_space.report_words for delete using (
  municipality = platform.town() and platform.has_role('coordinator', 'system'));

create table public_space.follower (
  municipality smallint not null,
  id uuid not null,
  report uuid not null,
  role text not null check (role in ('reporter', 'voice', 'follower')),
  code_hash text not null check (length(code_hash) = 43),
  email text check (length(email) <= 254),
  language text not null default 'da' check (language ~ '^[a-z]{2}$'),
  joined_at timestamptz not null default clock_timestamp(),
  asked_at timestamptz,
  helped text check (helped in ('yes', 'partly', 'no')),
  helped_at timestamptz,
  primary key (municipality, id),
  unique (municipality, code_hash),
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.follower is 'personal: Somebody who reported or follows: a code, and an e-mail if they gave one. Staff never see it.';
comment on column public_space.follower.municipality is 'open: The town.';
comment on column public_space.follower.id is 'internal: Identifier.';
comment on column public_space.follower.report is 'internal: What they follow.';
comment on column public_space.follower.role is 'internal: Reported first, added a voice, or follows.';
comment on column public_space.follower.code_hash is 'personal: Keyed hash of the 16-digit code.';
comment on column public_space.follower.email is 'personal: Where they want to hear; goes when the report is closed and answered.';
comment on column public_space.follower.language is 'internal: The language they read.';
comment on column public_space.follower.joined_at is 'internal: Since when.';
comment on column public_space.follower.asked_at is 'internal: When they were asked whether it helped.';
comment on column public_space.follower.helped is 'internal: Whether it helped, in their own answer.';
comment on column public_space.follower.helped_at is 'internal: When they said so.';
create index follower_by_report on public_space.follower (municipality, report);
create index follower_with_email on public_space.follower (municipality, report) where email is not null;
alter table public_space.follower enable row level security;
alter table public_space.follower force row level security;
grant select, delete on public_space.follower to trygby_app;
grant insert (municipality, id, report, role, code_hash, email, language) on public_space.follower to trygby_app;
grant update (report, email, asked_at, helped, helped_at) on public_space.follower to trygby_app;
-- Only the machinery knows who follows: it finds a code, writes a letter and forgets an address.
create policy machinery_knows_followers on public_space.follower for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());

create table public_space.occurrence (
  municipality smallint not null,
  id uuid not null,
  report uuid not null,
  happened_on date not null,
  time text not null default '' check (time in ('', 'morning', 'day', 'evening', 'night')),
  noted_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.occurrence is 'personal: It happened (again): one day on which it was seen, said by somebody who reported or follows.';
comment on column public_space.occurrence.municipality is 'open: The town.';
comment on column public_space.occurrence.id is 'internal: Identifier.';
comment on column public_space.occurrence.report is 'internal: What happened.';
comment on column public_space.occurrence.happened_on is 'internal: The day.';
comment on column public_space.occurrence.time is 'internal: The time of the day.';
comment on column public_space.occurrence.noted_at is 'internal: When it was said.';
create index occurrence_by_report on public_space.occurrence (municipality, report, happened_on);
alter table public_space.occurrence enable row level security;
alter table public_space.occurrence force row level security;
grant select, delete on public_space.occurrence to trygby_app;
grant insert (municipality, id, report, happened_on, time) on public_space.occurrence to trygby_app;
grant update (report) on public_space.occurrence to trygby_app;
-- Whoever sees reports sees when it happened.
create policy staff_sees_occurrences on public_space.occurrence for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- The machinery notes what residents say; staff what they are told.
create policy occurrences_come_in on public_space.occurrence for insert with check (
  municipality = platform.town() and public_space.works_on_reports());
-- They move with the report when two are put together.
create policy occurrences_move_with_report on public_space.occurrence for update
  using (municipality = platform.town() and public_space.works_on_reports()) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_occurrences on public_space.occurrence for delete using (municipality = platform.town() and platform.is_system());

create table public_space.report_event (
  municipality smallint not null,
  id uuid not null,
  report uuid not null,
  kind text not null check (kind in ('received', 'state', 'assigned', 'sorted', 'merged', 'split', 'linked', 'unlinked', 'handed-over', 'handover-answered', 'asked', 'replied', 'told', 'voice', 'again', 'noted', 'words-read', 'undone', 'helped')),
  from_state text,
  to_state text,
  outcome text,
  by_whom text not null check (by_whom in ('reporter', 'staff', 'partner', 'somebody', 'machinery')),
  account uuid,
  account_name text not null default '' check (length(account_name) <= 120),
  words text not null default '' check (length(words) <= 2000),
  detail jsonb not null default '{}' check (length(detail::text) <= 4000),
  batch uuid,
  happened_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.report_event is 'personal: What happened to a report, one row after the other.';
comment on column public_space.report_event.municipality is 'open: The town.';
comment on column public_space.report_event.id is 'internal: Identifier.';
comment on column public_space.report_event.report is 'internal: The report.';
comment on column public_space.report_event.kind is 'internal: What was done.';
comment on column public_space.report_event.from_state is 'internal: Where it stood before.';
comment on column public_space.report_event.to_state is 'internal: Where it stands since.';
comment on column public_space.report_event.outcome is 'internal: What came of it, when it was closed.';
comment on column public_space.report_event.by_whom is 'internal: Who did it: the reporter, staff, a partner, somebody else, the machinery.';
comment on column public_space.report_event.account is 'personal: The account, of staff or a partner.';
comment on column public_space.report_event.account_name is 'personal: Its name then.';
comment on column public_space.report_event.words is 'internal: What was said with it.';
comment on column public_space.report_event.detail is 'internal: What changed, as facts; never a person.';
comment on column public_space.report_event.batch is 'internal: Changes made together, to be undone together.';
comment on column public_space.report_event.happened_at is 'internal: When.';
create index report_event_by_report on public_space.report_event (municipality, report, happened_at);
create index report_event_by_batch on public_space.report_event (municipality, batch) where batch is not null;
alter table public_space.report_event enable row level security;
alter table public_space.report_event force row level security;
grant select, delete on public_space.report_event to trygby_app;
grant insert (municipality, id, report, kind, from_state, to_state, outcome, by_whom, account, account_name, words, detail, batch) on public_space.report_event to trygby_app;
-- Whoever sees reports sees what happened to them.
create policy staff_sees_report_events on public_space.report_event for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Whoever works on reports adds what they did, in their own name.
create policy doer_is_named on public_space.report_event for insert with check (
  municipality = platform.town() and public_space.works_on_reports()
  and (platform.is_system() or account is not distinct from platform.actor() and by_whom = 'staff'));
-- no update: history is added to, not rewritten.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_report_events on public_space.report_event for delete using (municipality = platform.town() and platform.is_system());

create table public_space.report_news (
  municipality smallint not null,
  id uuid not null,
  report uuid not null,
  key text not null check (key in ('received', 'assessed', 'team', 'partner', 'question', 'planned', 'in-progress', 'phenomenon', 'effort-agreed', 'effort-begun', 'effort-ended', 'judged', 'closed', 'reopened', 'merged')),
  unit text not null default '' check (length(unit) <= 200),
  next_step text not null default '' check (length(next_step) <= 500),
  answer_by date,
  words text not null default '' check (length(words) <= 2000),
  voices integer not null default 1,
  detail jsonb not null default '{}' check (length(detail::text) <= 2000),
  told_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.report_news is 'personal: What everybody who reported or follows was told, in the order it was told.';
comment on column public_space.report_news.municipality is 'open: The town.';
comment on column public_space.report_news.id is 'internal: Identifier.';
comment on column public_space.report_news.report is 'internal: The report.';
comment on column public_space.report_news.key is 'internal: What moved.';
comment on column public_space.report_news.unit is 'internal: Which unit of the town or which partner has it now.';
comment on column public_space.report_news.next_step is 'internal: What happens next.';
comment on column public_space.report_news.answer_by is 'internal: By when.';
comment on column public_space.report_news.words is 'internal: The answer in the words of whoever gave it.';
comment on column public_space.report_news.voices is 'internal: How many had said this then.';
comment on column public_space.report_news.detail is 'internal: Facts the sentence needs, such as the outcome or the verdict.';
comment on column public_space.report_news.told_at is 'internal: When.';
create index report_news_by_report on public_space.report_news (municipality, report, told_at);
alter table public_space.report_news enable row level security;
alter table public_space.report_news force row level security;
grant select, delete on public_space.report_news to trygby_app;
grant insert (municipality, id, report, key, unit, next_step, answer_by, words, voices, detail) on public_space.report_news to trygby_app;
-- Whoever sees reports sees what was told; residents see it by their code, through the machinery.
create policy staff_sees_report_news on public_space.report_news for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Whoever works on reports tells.
create policy staff_tells on public_space.report_news for insert with check (
  municipality = platform.town() and public_space.works_on_reports());
-- no update: what was told was told.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_report_news on public_space.report_news for delete using (municipality = platform.town() and platform.is_system());
