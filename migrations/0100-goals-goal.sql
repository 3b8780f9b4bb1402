-- What the town says of its four shared goals: its own words for them, sub-goals, the policies they cohere with, and how people judge the state of each.
create function goals.own_organisation() returns uuid language sql stable
  return (select a.organisation from platform.account a where a.municipality = platform.town() and a.id = platform.actor());
comment on function goals.own_organisation() is 'The partner organisation of the one who acts; null for everybody else.';
create function goals.keeps_goals() returns boolean language sql stable return platform.has_role('coordinator', 'leader', 'system');
comment on function goals.keeps_goals() is 'Whether the one who acts keeps goals and plan: coordinator, leader, or the machinery.';

create table goals.wording (
  municipality smallint not null references platform.municipality on delete restrict,
  goal text not null check (goal in ('safe-town', 'fewer-victims', 'new-generations', 'future-without-crime')),
  title_da text not null check (length(title_da) between 1 and 120),
  title_en text not null default '' check (length(title_en) <= 120),
  text_da text not null check (length(text_da) between 1 and 2000),
  text_en text not null default '' check (length(text_en) <= 2000),
  why_da text not null default '' check (length(why_da) <= 4000),
  why_en text not null default '' check (length(why_en) <= 4000),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, goal)
);
comment on table goals.wording is 'open: A shared goal in the town''s own words; without a row the paper''s sense stands.';
comment on column goals.wording.municipality is 'open: The town.';
comment on column goals.wording.goal is 'open: Which of the four.';
comment on column goals.wording.title_da is 'open: Title in Danish.';
comment on column goals.wording.title_en is 'open: Title in English; empty shows the Danish.';
comment on column goals.wording.text_da is 'open: What the goal says, in Danish.';
comment on column goals.wording.text_en is 'open: What the goal says, in English.';
comment on column goals.wording.why_da is 'open: Why the town wants it, in Danish.';
comment on column goals.wording.why_en is 'open: Why the town wants it, in English.';
comment on column goals.wording.changed_at is 'open: When it was last worded.';
alter table goals.wording enable row level security;
alter table goals.wording force row level security;
grant select, delete on goals.wording to trygby_app;
grant insert (municipality, goal, title_da, title_en, text_da, text_en, why_da, why_en) on goals.wording to trygby_app;
grant update (title_da, title_en, text_da, text_en, why_da, why_en, changed_at) on goals.wording to trygby_app;
-- The goals are for everybody to read.
create policy goals_are_open on goals.wording for select using (municipality = platform.town());
-- Coordinator and leader word the goals, and may go back to the paper's words.
create policy keeper_words_goals on goals.wording for insert with check (municipality = platform.town() and goals.keeps_goals());
create policy keeper_rewords_goals on goals.wording for update using (municipality = platform.town() and goals.keeps_goals());
create policy keeper_returns_to_the_paper on goals.wording for delete using (municipality = platform.town() and goals.keeps_goals());

create table goals.sub_goal (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  goal text not null check (goal in ('safe-town', 'fewer-victims', 'new-generations', 'future-without-crime')),
  position integer not null default 0,
  title_da text not null check (length(title_da) between 1 and 160),
  title_en text not null default '' check (length(title_en) <= 160),
  text_da text not null default '' check (length(text_da) <= 2000),
  text_en text not null default '' check (length(text_en) <= 2000),
  ended_at timestamptz,
  revision integer not null default 1,
  primary key (municipality, id)
);
comment on table goals.sub_goal is 'open: A part of a shared goal that the town has set itself.';
comment on column goals.sub_goal.municipality is 'open: The town.';
comment on column goals.sub_goal.id is 'open: Identifier.';
comment on column goals.sub_goal.goal is 'open: The shared goal it is part of.';
comment on column goals.sub_goal.position is 'open: Its place among the others.';
comment on column goals.sub_goal.title_da is 'open: Title in Danish.';
comment on column goals.sub_goal.title_en is 'open: Title in English.';
comment on column goals.sub_goal.text_da is 'open: What it says, in Danish.';
comment on column goals.sub_goal.text_en is 'open: What it says, in English.';
comment on column goals.sub_goal.ended_at is 'open: When the town no longer pursued it.';
comment on column goals.sub_goal.revision is 'internal: Counts its corrections, so that two people do not overwrite each other.';
alter table goals.sub_goal enable row level security;
alter table goals.sub_goal force row level security;
grant select, delete on goals.sub_goal to trygby_app;
grant insert (municipality, id, goal, position, title_da, title_en, text_da, text_en) on goals.sub_goal to trygby_app;
grant update (goal, position, title_da, title_en, text_da, text_en, ended_at, revision) on goals.sub_goal to trygby_app;
-- Sub-goals are for everybody to read.
create policy sub_goals_are_open on goals.sub_goal for select using (municipality = platform.town());
-- Coordinator and leader set, correct and end them.
create policy keeper_sets_sub_goals on goals.sub_goal for insert with check (municipality = platform.town() and goals.keeps_goals());
create policy keeper_corrects_sub_goals on goals.sub_goal for update using (municipality = platform.town() and goals.keeps_goals());
-- Only the machinery deletes one, with the demonstration; otherwise it ends and stays traceable.
create policy machinery_deletes_sub_goals on goals.sub_goal for delete using (municipality = platform.town() and platform.is_system());

create table goals.policy (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name_da text not null check (length(name_da) between 1 and 160),
  name_en text not null default '' check (length(name_en) <= 160),
  adopted_on date,
  address text not null default '' check (address ~ '^(https?://\S+)?$' and length(address) <= 510),
  goals text[] not null check (goals <@ array['safe-town', 'fewer-victims', 'new-generations', 'future-without-crime'] and cardinality(goals) > 0),
  primary key (municipality, id)
);
comment on table goals.policy is 'open: A policy of the municipality that goals cohere with.';
comment on column goals.policy.municipality is 'open: The town.';
comment on column goals.policy.id is 'open: Identifier.';
comment on column goals.policy.name_da is 'open: Name in Danish.';
comment on column goals.policy.name_en is 'open: Name in English.';
comment on column goals.policy.adopted_on is 'open: The day the council adopted it; empty when not known.';
comment on column goals.policy.address is 'open: Where it can be read.';
comment on column goals.policy.goals is 'open: The goals it coheres with.';
alter table goals.policy enable row level security;
alter table goals.policy force row level security;
grant select, delete on goals.policy to trygby_app;
grant insert (municipality, id, name_da, name_en, adopted_on, address, goals) on goals.policy to trygby_app;
grant update (name_da, name_en, adopted_on, address, goals) on goals.policy to trygby_app;
-- Policies are for everybody to find.
create policy policies_are_open on goals.policy for select using (municipality = platform.town());
-- Coordinator and leader link, correct and unlink them.
create policy keeper_links_policies on goals.policy for insert with check (municipality = platform.town() and goals.keeps_goals());
create policy keeper_corrects_policies on goals.policy for update using (municipality = platform.town() and goals.keeps_goals());
create policy keeper_unlinks_policies on goals.policy for delete using (municipality = platform.town() and goals.keeps_goals());

create table goals.assessment (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  goal text not null check (goal in ('safe-town', 'fewer-victims', 'new-generations', 'future-without-crime')),
  movement text not null check (movement in ('better', 'worse', 'held', 'no-clear-change', 'cannot-tell')),
  words_da text not null check (length(btrim(words_da)) between 10 and 4000),
  words_en text not null default '' check (length(words_en) <= 4000),
  written_by uuid,
  written_by_name text not null check (length(written_by_name) between 1 and 120),
  written_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id)
);
create index assessment_by_goal on goals.assessment (municipality, goal, written_at desc);
comment on table goals.assessment is 'open: How somebody who answers for it judges the state of a goal, signed and dated, beside what the figures show.';
comment on column goals.assessment.municipality is 'open: The town.';
comment on column goals.assessment.id is 'open: Identifier.';
comment on column goals.assessment.goal is 'open: Which goal.';
comment on column goals.assessment.movement is 'open: The judgement in one word from a closed list.';
comment on column goals.assessment.words_da is 'open: The judgement in words, Danish.';
comment on column goals.assessment.words_en is 'open: The judgement in words, English.';
comment on column goals.assessment.written_by is 'internal: The account that wrote it; empty for the demonstration''s.';
comment on column goals.assessment.written_by_name is 'open: Who signs it, by the name of their office.';
comment on column goals.assessment.written_at is 'open: When.';
alter table goals.assessment enable row level security;
alter table goals.assessment force row level security;
grant select, delete on goals.assessment to trygby_app;
grant insert (municipality, id, goal, movement, words_da, words_en, written_by, written_by_name) on goals.assessment to trygby_app;
-- Signed judgements are for everybody to read.
create policy assessments_are_open on goals.assessment for select using (municipality = platform.town());
-- Coordinator and leader judge, in their own name.
create policy keeper_judges_goals on goals.assessment for insert with check (
  municipality = platform.town() and goals.keeps_goals() and written_by is not distinct from platform.actor());
-- no update: a judgement is followed by another.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_assessments on goals.assessment for delete using (municipality = platform.town() and platform.is_system());

create table goals.starting_set (
  municipality smallint not null references platform.municipality on delete restrict,
  name text not null check (length(name) between 1 and 80),
  given_at timestamptz not null default clock_timestamp(),
  id uuid not null default gen_random_uuid(),
  primary key (municipality, name)
);
comment on table goals.starting_set is 'internal: Which starting sets the town has been given, so that what it dropped does not come back.';
comment on column goals.starting_set.municipality is 'open: The town.';
comment on column goals.starting_set.id is 'internal: Identifier, so that a set of the demonstration can be marked as invented.';
comment on column goals.starting_set.name is 'internal: Name of the set.';
comment on column goals.starting_set.given_at is 'internal: When.';
alter table goals.starting_set enable row level security;
alter table goals.starting_set force row level security;
grant select, delete on goals.starting_set to trygby_app;
grant insert (municipality, name) on goals.starting_set to trygby_app;
-- The machinery gives a new town its starting sets, once.
create policy machinery_sees_sets on goals.starting_set for select using (municipality = platform.town() and platform.is_system());
create policy machinery_gives_sets on goals.starting_set for insert with check (municipality = platform.town() and platform.is_system());
-- Only the machinery takes a set back, with the demonstration; otherwise it is given once.
create policy machinery_takes_sets_back on goals.starting_set for delete using (municipality = platform.town() and platform.is_system());
-- no update: given once.

-- Coordinator and leader take the mark of what they correct.
create policy keeper_makes_goals_real on platform.demonstration_row for delete using (
  municipality = platform.town() and table_name in ('goals.sub_goal', 'goals.policy') and goals.keeps_goals());
