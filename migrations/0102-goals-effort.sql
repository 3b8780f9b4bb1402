-- Efforts: what the town has agreed to do, for which goal, by whom and until when, and how it will be judged, agreed before it starts.
create function goals.works_on_efforts() returns boolean language sql stable
  return platform.has_role('professional', 'coordinator', 'leader', 'system');
comment on function goals.works_on_efforts() is 'Whether the one who acts may propose efforts: professional, coordinator, leader, or the machinery.';

create table goals.effort (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name_da text not null check (length(name_da) between 1 and 160),
  name_en text not null default '' check (length(name_en) <= 160),
  what_da text not null default '' check (length(what_da) <= 6000),
  what_en text not null default '' check (length(what_en) <= 6000),
  kind text not null check (kind in ('proactive', 'reactive', 'public-space')),
  goals text[] not null check (goals <@ array['safe-town', 'fewer-victims', 'new-generations', 'future-without-crime'] and cardinality(goals) > 0),
  sub_goals uuid[] not null default '{}',
  is_whole_town boolean not null default false,
  areas uuid[] not null default '{}',
  where_text text not null default '' check (length(where_text) <= 300),
  age_groups text[] not null default '{}' check (age_groups <@ array['0-5', '6-12', '13-17', '18-24', '25-64', '65-']),
  audiences text[] not null default '{}' check (audiences <@ array['everybody', 'children', 'young-people', 'parents', 'residents', 'visitors', 'businesses', 'associations', 'professionals', 'people-on-the-way-out']),
  for_whom text not null default '' check (length(for_whom) <= 500),
  department uuid,
  owner uuid,
  owner_name text not null default '' check (length(owner_name) <= 120),
  from_on date,
  to_on date,
  cost_kr double precision check (cost_kr >= 0),
  funding text not null default '' check (length(funding) <= 500),
  harm text not null default 'little' check (harm in ('little', 'some', 'much')),
  evidence text not null default '' check (length(evidence) <= 4000),
  evidence_refs jsonb not null default '[]',
  organisations uuid[] not null default '{}',
  is_public boolean not null default false,
  state text not null default 'idea' check (state in ('idea', 'planned', 'going', 'paused', 'ended', 'judged')),
  verdict text check (verdict in ('worked', 'promising', 'no-effect', 'harmful', 'cannot-tell')),
  revision integer not null default 1,
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  search tsvector not null generated always as (to_tsvector('danish'::regconfig, name_da || ' ' || name_en || ' ' || what_da || ' ' || what_en || ' ' || where_text || ' ' || for_whom)) stored,
  primary key (municipality, id),
  foreign key (municipality, department) references platform.department on delete set null (department),
  foreign key (municipality, owner) references platform.account on delete set null (owner),
  constraint ends_after_it_begins check (to_on is null or from_on is null or to_on >= from_on),
  constraint judged_with_verdict check ((state = 'judged') <= (verdict is not null))
);
create index effort_by_change on goals.effort (municipality, changed_at desc, id);
create index effort_by_state on goals.effort (municipality, state, changed_at desc);
create index effort_by_owner on goals.effort (municipality, owner) where owner is not null;
create index effort_by_words on goals.effort using gin (search);
create index effort_in_plan on goals.effort (municipality, kind) where is_public and state in ('planned', 'going', 'paused');
create index effort_by_goal on goals.effort using gin (goals);
comment on table goals.effort is 'open: Something the town has agreed to do; groups of people may be named as whom it is for, never persons.';
comment on column goals.effort.municipality is 'open: The town.';
comment on column goals.effort.id is 'open: Identifier.';
comment on column goals.effort.name_da is 'open: Name in Danish.';
comment on column goals.effort.name_en is 'open: Name in English; empty shows the Danish.';
comment on column goals.effort.what_da is 'open: What is done, in Danish.';
comment on column goals.effort.what_en is 'open: What is done, in English.';
comment on column goals.effort.kind is 'open: Proactive, reactive, or in public space.';
comment on column goals.effort.goals is 'open: The goals it serves.';
comment on column goals.effort.sub_goals is 'open: The sub-goals it serves.';
comment on column goals.effort.is_whole_town is 'open: Whether it is for the whole town.';
comment on column goals.effort.areas is 'open: The areas of the town it is in.';
comment on column goals.effort.where_text is 'open: Where, in words.';
comment on column goals.effort.age_groups is 'open: The ages it is for; empty means no certain age.';
comment on column goals.effort.audiences is 'open: The groups it is for.';
comment on column goals.effort.for_whom is 'open: For whom, in words; groups, never persons.';
comment on column goals.effort.department is 'open: The department that answers for it.';
comment on column goals.effort.owner is 'internal: The account that owns it.';
comment on column goals.effort.owner_name is 'internal: The colleague who owns it, by name.';
comment on column goals.effort.from_on is 'open: The day it begins.';
comment on column goals.effort.to_on is 'open: The day it ends; empty means until further notice.';
comment on column goals.effort.cost_kr is 'open: What it costs in all, in Danish kroner.';
comment on column goals.effort.funding is 'open: Who pays.';
comment on column goals.effort.harm is 'internal: How much could go wrong for the people it meets; with the cost it decides the size of the evaluation.';
comment on column goals.effort.evidence is 'open: The evidence it rests on, in words.';
comment on column goals.effort.evidence_refs is 'open: Evidence cards it points to.';
comment on column goals.effort.organisations is 'internal: The partner organisations that take part, and so see it.';
comment on column goals.effort.is_public is 'open: Whether residents see it.';
comment on column goals.effort.state is 'open: Where it stands; how it came there is in its history.';
comment on column goals.effort.verdict is 'internal: The newest verdict; the public reads the published one.';
comment on column goals.effort.revision is 'internal: Counts its corrections, so that two people do not overwrite each other.';
comment on column goals.effort.made_by is 'internal: The account that proposed it; empty for the machinery.';
comment on column goals.effort.made_at is 'internal: When it was proposed.';
comment on column goals.effort.changed_at is 'open: When it was last changed.';
comment on column goals.effort.search is 'open: Its words, for searching.';
alter table goals.effort enable row level security;
alter table goals.effort force row level security;
grant select, delete on goals.effort to trygby_app;
grant insert (municipality, id, name_da, name_en, what_da, what_en, kind, goals, sub_goals, is_whole_town, areas, where_text, age_groups, audiences, for_whom, department, owner, owner_name, from_on, to_on, cost_kr, funding, harm, evidence, evidence_refs, organisations, is_public, state, verdict, revision, made_by) on goals.effort to trygby_app;
grant update (name_da, name_en, what_da, what_en, kind, goals, sub_goals, is_whole_town, areas, where_text, age_groups, audiences, for_whom, department, owner, owner_name, from_on, to_on, cost_kr, funding, harm, evidence, evidence_refs, organisations, is_public, state, verdict, revision, changed_at) on goals.effort to trygby_app;
-- Residents see what the town does, once it is more than an idea and has been made public.
create policy public_efforts_are_open on goals.effort for select using (municipality = (select platform.town()) and is_public and state <> 'idea');
-- Staff see every effort, ideas too.
create policy staff_sees_efforts on goals.effort for select using (
  municipality = (select platform.town()) and (select platform.is_staff() or platform.is_system()));
-- A partner sees the efforts its organisation takes part in.
create policy partner_sees_own_efforts on goals.effort for select using (
  municipality = (select platform.town()) and state <> 'idea' and (select goals.own_organisation()) = any (organisations));
-- Professional, coordinator and leader propose efforts, in their own name, and as ideas first.
create policy staff_proposes_efforts on goals.effort for insert with check (
  municipality = platform.town() and goals.works_on_efforts() and made_by is not distinct from platform.actor());
-- The owner corrects their effort and moves it on; coordinator and leader any.
create policy owner_corrects_effort on goals.effort for update using (
  municipality = platform.town() and (platform.has_role('coordinator', 'leader', 'system')
    or platform.has_role('professional') and (owner = platform.actor() or made_by = platform.actor())))
  with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration; otherwise it ends and is judged.
create policy machinery_deletes_efforts on goals.effort for delete using (municipality = platform.town() and platform.is_system());

create function goals.may_change(which uuid) returns boolean language sql stable
  return platform.has_role('coordinator', 'leader', 'system') or exists (select from goals.effort e
    where e.municipality = platform.town() and e.id = which and platform.has_role('professional')
      and (e.owner = platform.actor() or e.made_by = platform.actor()));
comment on function goals.may_change(uuid) is 'Whether the one who acts may change this effort: its owner, coordinator, leader, or the machinery.';

create table goals.effort_move (
  municipality smallint not null,
  effort uuid not null,
  id uuid not null,
  from_state text check (from_state in ('idea', 'planned', 'going', 'paused', 'ended', 'judged')),
  to_state text not null check (to_state in ('idea', 'planned', 'going', 'paused', 'ended', 'judged')),
  reason text not null default '' check (length(reason) <= 2000),
  is_override boolean not null default false,
  moved_by uuid,
  moved_by_name text not null default '' check (length(moved_by_name) <= 120),
  moved_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, effort) references goals.effort on delete cascade
);
create index effort_move_by_effort on goals.effort_move (municipality, effort, moved_at);
comment on table goals.effort_move is 'open: A step of an effort from one state to the next; never changed.';
comment on column goals.effort_move.municipality is 'open: The town.';
comment on column goals.effort_move.effort is 'open: Which effort.';
comment on column goals.effort_move.id is 'open: Identifier.';
comment on column goals.effort_move.from_state is 'open: Where it stood; empty when it was made.';
comment on column goals.effort_move.to_state is 'open: Where it went.';
comment on column goals.effort_move.reason is 'internal: Why, in a sentence.';
comment on column goals.effort_move.is_override is 'internal: Whether it went on without the evaluation its size asks for.';
comment on column goals.effort_move.moved_by is 'internal: The account; empty for the machinery.';
comment on column goals.effort_move.moved_by_name is 'internal: The colleague who moved it, by name.';
comment on column goals.effort_move.moved_at is 'open: When.';
alter table goals.effort_move enable row level security;
alter table goals.effort_move force row level security;
grant select, delete on goals.effort_move to trygby_app;
grant insert (municipality, effort, id, from_state, to_state, reason, is_override, moved_by, moved_by_name) on goals.effort_move to trygby_app;
-- Whoever sees the effort sees how it came where it stands.
create policy moves_seen_with_effort on goals.effort_move for select using (municipality = platform.town() and exists (select from goals.effort e where e.municipality = effort_move.municipality and e.id = effort_move.effort));
-- Whoever may change the effort moves it, in their own name; an override gives its reason.
create policy mover_is_named on goals.effort_move for insert with check (
  municipality = platform.town() and goals.may_change(effort) and moved_by is not distinct from platform.actor()
  and (not is_override or length(btrim(reason)) >= 10));
-- no update: history is added to, not rewritten.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_moves on goals.effort_move for delete using (municipality = platform.town() and platform.is_system());
