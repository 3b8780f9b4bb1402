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
create policy public_efforts_are_open on goals.effort for select using (municipality = platform.town() and is_public and state <> 'idea');
-- Staff see every effort, ideas too.
create policy staff_sees_efforts on goals.effort for select using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- A partner sees the efforts its organisation takes part in.
create policy partner_sees_own_efforts on goals.effort for select using (
  municipality = platform.town() and state <> 'idea' and (select goals.own_organisation()) = any (organisations));
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

create table goals.evaluation (
  municipality smallint not null,
  effort uuid not null,
  number integer not null check (number > 0),
  size text not null check (size in ('light', 'standard', 'full')),
  proposed_size text not null check (proposed_size in ('light', 'standard', 'full')),
  size_reason text not null default '' check (length(size_reason) <= 1000),
  difference text not null default '' check (length(difference) <= 2000),
  seen_by text not null default '' check (length(seen_by) <= 2000),
  question text not null default '' check (length(question) <= 1000),
  indicator uuid,
  comparison text check (comparison in ('before-after', 'comparison-area', 'staggered-start', 'trend', 'drawn-by-lot', 'described')),
  comparison_words text not null default '' check (length(comparison_words) <= 2000),
  mechanism text not null default '' check (length(mechanism) <= 4000),
  detectable jsonb,
  verdict_on date,
  judge uuid,
  judge_name text not null default '' check (length(judge_name) <= 160),
  change_reason text not null default '' check (length(change_reason) <= 1000),
  agreed_by uuid,
  agreed_by_name text not null default '' check (length(agreed_by_name) <= 120),
  agreed_at timestamptz,
  primary key (municipality, effort, number),
  foreign key (municipality, indicator) references goals.indicator on delete set null (indicator),
  foreign key (municipality, effort) references goals.effort on delete cascade
);
create index evaluation_by_day on goals.evaluation (municipality, verdict_on);
comment on table goals.evaluation is 'open: How an effort will be judged, agreed before it starts; once it has started, a change is a new version with its reason.';
comment on column goals.evaluation.municipality is 'open: The town.';
comment on column goals.evaluation.effort is 'open: Which effort.';
comment on column goals.evaluation.number is 'open: First, second version.';
comment on column goals.evaluation.size is 'open: Light, standard or full.';
comment on column goals.evaluation.proposed_size is 'internal: The size that cost and possible harm ask for.';
comment on column goals.evaluation.size_reason is 'internal: Why a smaller size was chosen than proposed.';
comment on column goals.evaluation.difference is 'open: What should be different.';
comment on column goals.evaluation.seen_by is 'open: How we will see it.';
comment on column goals.evaluation.question is 'open: The question to be answered.';
comment on column goals.evaluation.indicator is 'open: The indicator it is judged by.';
comment on column goals.evaluation.comparison is 'open: What it is compared with.';
comment on column goals.evaluation.comparison_words is 'open: The comparison in words: which area, which periods.';
comment on column goals.evaluation.mechanism is 'open: How it is expected to work.';
comment on column goals.evaluation.detectable is 'open: The smallest effect it could show: method, what was assumed, and the result.';
comment on column goals.evaluation.verdict_on is 'open: The day of the verdict.';
comment on column goals.evaluation.judge is 'internal: The account that judges.';
comment on column goals.evaluation.judge_name is 'open: Who judges, by office.';
comment on column goals.evaluation.change_reason is 'open: Why it was changed after the start.';
comment on column goals.evaluation.agreed_by is 'internal: The account that agreed it.';
comment on column goals.evaluation.agreed_by_name is 'internal: The colleague who agreed it, by name.';
comment on column goals.evaluation.agreed_at is 'open: When it was agreed; from then on it does not change.';
alter table goals.evaluation enable row level security;
alter table goals.evaluation force row level security;
grant select, delete on goals.evaluation to trygby_app;
grant insert (municipality, effort, number, size, proposed_size, size_reason, difference, seen_by, question, indicator, comparison, comparison_words, mechanism, detectable, verdict_on, judge, judge_name, change_reason, agreed_by, agreed_by_name, agreed_at) on goals.evaluation to trygby_app;
grant update (size, proposed_size, size_reason, difference, seen_by, question, indicator, comparison, comparison_words, mechanism, detectable, verdict_on, judge, judge_name, change_reason, agreed_by, agreed_by_name, agreed_at) on goals.evaluation to trygby_app;
-- Whoever sees the effort sees how it will be judged.
create policy evaluation_seen_with_effort on goals.evaluation for select using (municipality = platform.town() and exists (select from goals.effort e where e.municipality = evaluation.municipality and e.id = evaluation.effort));
-- Whoever may change the effort plans its evaluation and agrees it.
create policy owner_plans_evaluation on goals.evaluation for insert with check (municipality = platform.town() and goals.may_change(effort));
-- What is not agreed yet may be changed.
create policy owner_changes_open_evaluation on goals.evaluation for update using (
  municipality = platform.town() and goals.may_change(effort) and agreed_at is null) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_evaluations on goals.evaluation for delete using (municipality = platform.town() and platform.is_system());

create table goals.verdict (
  municipality smallint not null,
  effort uuid not null,
  id uuid not null,
  verdict text not null check (verdict in ('worked', 'promising', 'no-effect', 'harmful', 'cannot-tell')),
  words text not null check (length(btrim(words)) between 10 and 6000),
  measured text not null default '' check (length(measured) <= 2000),
  next text not null default '' check (length(next) <= 4000),
  heard text not null default '' check (length(heard) <= 2000),
  judged_by uuid,
  judged_by_name text not null default '' check (length(judged_by_name) <= 120),
  judged_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, effort) references goals.effort on delete cascade
);
create index verdict_by_effort on goals.verdict (municipality, effort, judged_at desc);
comment on table goals.verdict is 'open: What was found when an effort was judged; a second look is a new verdict.';
comment on column goals.verdict.municipality is 'open: The town.';
comment on column goals.verdict.effort is 'open: Which effort.';
comment on column goals.verdict.id is 'open: Identifier.';
comment on column goals.verdict.verdict is 'open: Worked, promising, no effect, harmful, or cannot tell.';
comment on column goals.verdict.words is 'open: What was found, for everybody to read.';
comment on column goals.verdict.measured is 'open: The figures it rests on, with their interval and n.';
comment on column goals.verdict.next is 'open: What the town tries next.';
comment on column goals.verdict.heard is 'internal: How partners were heard before harm is published.';
comment on column goals.verdict.judged_by is 'internal: The account; empty for the machinery.';
comment on column goals.verdict.judged_by_name is 'internal: The colleague who judged, by name.';
comment on column goals.verdict.judged_at is 'open: When.';
comment on column goals.verdict.published_at is 'open: When everybody could read it; empty until then.';
alter table goals.verdict enable row level security;
alter table goals.verdict force row level security;
grant select, delete on goals.verdict to trygby_app;
grant insert (municipality, id, effort, verdict, words, measured, next, heard, judged_by, judged_by_name, published_at) on goals.verdict to trygby_app;
grant update (published_at, heard) on goals.verdict to trygby_app;
-- Everybody may read a published verdict of an effort they see.
create policy published_verdicts_are_open on goals.verdict for select using (published_at is not null and municipality = platform.town() and exists (select from goals.effort e where e.municipality = verdict.municipality and e.id = verdict.effort));
-- Staff see verdicts before they are published; partners of the effort too, to be heard.
create policy partners_see_verdicts on goals.verdict for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system() or exists (select from goals.effort e
    where e.municipality = verdict.municipality and e.id = verdict.effort and (select goals.own_organisation()) = any (e.organisations))));
-- Coordinator, analyst and leader judge, and the owner; in their own name. After no effect, harm or cannot tell comes what is tried next.
create policy judge_is_named on goals.verdict for insert with check (
  municipality = platform.town() and (goals.may_change(effort) or platform.has_role('analyst')) and judged_by is not distinct from platform.actor()
  and (verdict in ('worked', 'promising') or length(btrim(next)) >= 10));
-- Coordinator and leader publish it; harm only when it says how partners were heard. Nothing else of it changes.
create policy keeper_publishes_verdicts on goals.verdict for update using (
  municipality = platform.town() and goals.keeps_goals() and published_at is null)
  with check (municipality = platform.town() and (verdict <> 'harmful' or length(btrim(heard)) >= 10));
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_verdicts on goals.verdict for delete using (municipality = platform.town() and platform.is_system());

create table goals.effort_partner (
  municipality smallint not null,
  effort uuid not null,
  id uuid not null,
  organisation uuid,
  name text not null check (length(name) between 1 and 160),
  promise text not null default '' check (length(promise) <= 1000),
  confirmed_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, organisation) references platform.organisation on delete set null (organisation),
  foreign key (municipality, effort) references goals.effort on delete cascade
);
create index effort_partner_by_effort on goals.effort_partner (municipality, effort);
comment on table goals.effort_partner is 'open: A partner of an effort and what it has promised.';
comment on column goals.effort_partner.municipality is 'open: The town.';
comment on column goals.effort_partner.effort is 'open: Which effort.';
comment on column goals.effort_partner.id is 'open: Identifier.';
comment on column goals.effort_partner.organisation is 'internal: The partner organisation; empty for one that has no account.';
comment on column goals.effort_partner.name is 'open: Its name.';
comment on column goals.effort_partner.promise is 'open: What it has promised.';
comment on column goals.effort_partner.confirmed_at is 'internal: When the partner said yes itself.';
alter table goals.effort_partner enable row level security;
alter table goals.effort_partner force row level security;
grant select, delete on goals.effort_partner to trygby_app;
grant insert (municipality, id, effort, organisation, name, promise, confirmed_at) on goals.effort_partner to trygby_app;
grant update (organisation, name, promise, confirmed_at) on goals.effort_partner to trygby_app;
-- Whoever sees the effort sees its partners and their promises.
create policy partners_seen_with_effort on goals.effort_partner for select using (municipality = platform.town() and exists (select from goals.effort e where e.municipality = effort_partner.municipality and e.id = effort_partner.effort));
-- Whoever may change the effort adds, corrects and takes away partners.
create policy owner_adds_partners on goals.effort_partner for insert with check (municipality = platform.town() and goals.may_change(effort));
create policy owner_corrects_partners on goals.effort_partner for update using (municipality = platform.town() and goals.may_change(effort));
create policy owner_removes_partners on goals.effort_partner for delete using (municipality = platform.town() and goals.may_change(effort));
-- A partner confirms its own promise.
create policy partner_confirms on goals.effort_partner for update using (
  municipality = platform.town() and organisation is not null and organisation = (select goals.own_organisation()));

create table goals.perspective (
  municipality smallint not null,
  effort uuid not null,
  id uuid not null,
  profession text not null check (length(profession) between 1 and 120),
  view text not null check (view in ('for', 'concern', 'against', 'addition')),
  words text not null check (length(btrim(words)) between 3 and 4000),
  author uuid,
  author_name text not null default '' check (length(author_name) <= 120),
  written_at timestamptz not null default clock_timestamp(),
  taken_back_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, effort) references goals.effort on delete cascade
);
create index perspective_by_effort on goals.perspective (municipality, effort);
comment on table goals.perspective is 'internal: How a profession sees an effort, by its author; disagreement is kept.';
comment on column goals.perspective.municipality is 'open: The town.';
comment on column goals.perspective.effort is 'open: Which effort.';
comment on column goals.perspective.id is 'internal: Identifier.';
comment on column goals.perspective.profession is 'internal: The profession that speaks.';
comment on column goals.perspective.view is 'internal: For, with a concern, against, or an addition.';
comment on column goals.perspective.words is 'internal: What it says.';
comment on column goals.perspective.author is 'internal: The account; empty for the machinery.';
comment on column goals.perspective.author_name is 'internal: The colleague or partner who wrote it, by name.';
comment on column goals.perspective.written_at is 'internal: When.';
comment on column goals.perspective.taken_back_at is 'internal: When its author took it back.';
alter table goals.perspective enable row level security;
alter table goals.perspective force row level security;
grant select, delete on goals.perspective to trygby_app;
grant insert (municipality, effort, id, profession, view, words, author, author_name) on goals.perspective to trygby_app;
grant update (taken_back_at) on goals.perspective to trygby_app;
-- Staff and the effort's partners see each other's perspectives.
create policy perspectives_shared on goals.perspective for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system() or exists (select from goals.effort e
    where e.municipality = perspective.municipality and e.id = perspective.effort and (select goals.own_organisation()) = any (e.organisations))));
-- Staff and the effort's partners write, in their own name.
create policy author_is_named on goals.perspective for insert with check (
  municipality = platform.town() and author is not distinct from platform.actor() and (platform.is_staff() or platform.is_system()
    or exists (select from goals.effort e where e.municipality = perspective.municipality and e.id = perspective.effort
      and (select goals.own_organisation()) = any (e.organisations))));
-- The author may take a perspective back, and nobody else may change it.
create policy author_takes_back on goals.perspective for update using (municipality = platform.town() and author = platform.actor());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_perspectives on goals.perspective for delete using (municipality = platform.town() and platform.is_system());

create table goals.action (
  municipality smallint not null,
  effort uuid not null,
  id uuid not null,
  what text not null check (length(what) between 1 and 500),
  doer uuid,
  doer_name text not null default '' check (length(doer_name) <= 160),
  by_on date,
  done_at timestamptz,
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, doer) references platform.account on delete set null (doer),
  foreign key (municipality, effort) references goals.effort on delete cascade
);
create index action_by_effort on goals.action (municipality, effort);
create index action_by_doer on goals.action (municipality, doer, by_on) where doer is not null;
comment on table goals.action is 'internal: A thing to do inside an effort: what, who, by when.';
comment on column goals.action.municipality is 'open: The town.';
comment on column goals.action.effort is 'open: Which effort.';
comment on column goals.action.id is 'internal: Identifier.';
comment on column goals.action.what is 'internal: What is to be done; about no person.';
comment on column goals.action.doer is 'internal: The account that does it.';
comment on column goals.action.doer_name is 'internal: Who does it, by name of colleague or organisation.';
comment on column goals.action.by_on is 'internal: By when.';
comment on column goals.action.done_at is 'internal: When it was done; empty until then.';
comment on column goals.action.made_by is 'internal: The account that agreed it; empty for the machinery.';
comment on column goals.action.made_at is 'internal: When it was agreed.';
alter table goals.action enable row level security;
alter table goals.action force row level security;
grant select, delete on goals.action to trygby_app;
grant insert (municipality, id, effort, what, doer, doer_name, by_on, done_at, made_by) on goals.action to trygby_app;
grant update (what, doer, doer_name, by_on, done_at) on goals.action to trygby_app;
-- Staff see what is to be done; whoever is to do it sees their own, partners too.
create policy actions_seen on goals.action for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system() or doer = platform.actor()));
-- Whoever may change the effort agrees, corrects and takes away its actions.
create policy owner_agrees_actions on goals.action for insert with check (
  municipality = platform.town() and goals.may_change(effort) and made_by is not distinct from platform.actor());
create policy owner_corrects_actions on goals.action for update using (municipality = platform.town() and goals.may_change(effort));
create policy owner_removes_actions on goals.action for delete using (municipality = platform.town() and goals.may_change(effort));
-- Whoever is to do it says when it is done.
create policy doer_finishes on goals.action for update using (municipality = platform.town() and doer = platform.actor());

create table goals.calendar_feed (
  municipality smallint not null references platform.municipality on delete restrict,
  account uuid not null,
  token_hash text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, account),
  unique (municipality, token_hash),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table goals.calendar_feed is 'internal: The secret address under which somebodys calendar fetches their own dates.';
comment on column goals.calendar_feed.municipality is 'open: The town.';
comment on column goals.calendar_feed.account is 'internal: Whose calendar.';
comment on column goals.calendar_feed.token_hash is 'secret: SHA-256 of the address secret part; the secret itself is stored nowhere.';
comment on column goals.calendar_feed.made_at is 'internal: When it was made.';
alter table goals.calendar_feed enable row level security;
alter table goals.calendar_feed force row level security;
grant select, delete on goals.calendar_feed to trygby_app;
grant insert (municipality, account, token_hash) on goals.calendar_feed to trygby_app;
-- People make, renew and stop their own feed; the machinery finds it when a calendar asks.
create policy own_feed_seen on goals.calendar_feed for select using (municipality = platform.town() and (account = platform.actor() or platform.is_system()));
create policy own_feed_made on goals.calendar_feed for insert with check (municipality = platform.town() and account = platform.actor());
create policy own_feed_stopped on goals.calendar_feed for delete using (municipality = platform.town() and account = platform.actor());
-- no update: a new secret is a new row.

create table goals.saved_search (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  account uuid not null,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000),
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete cascade
);
create index saved_search_by_account on goals.saved_search (municipality, account);
comment on table goals.saved_search is 'internal: A search somebody keeps by name; the address itself holds it, so anybody can share it.';
comment on column goals.saved_search.municipality is 'open: The town.';
comment on column goals.saved_search.id is 'internal: Identifier.';
comment on column goals.saved_search.account is 'internal: Whose.';
comment on column goals.saved_search.name is 'internal: Its name.';
comment on column goals.saved_search.query is 'internal: The part of the address that holds the search.';
alter table goals.saved_search enable row level security;
alter table goals.saved_search force row level security;
grant select, delete on goals.saved_search to trygby_app;
grant insert (municipality, id, account, name, query) on goals.saved_search to trygby_app;
-- People keep their own searches.
create policy own_searches_seen on goals.saved_search for select using (municipality = platform.town() and account = platform.actor());
create policy own_searches_kept on goals.saved_search for insert with check (municipality = platform.town() and account = platform.actor());
create policy own_searches_forgotten on goals.saved_search for delete using (municipality = platform.town() and account = platform.actor());
-- no update: a search is kept or forgotten.

create table goals.bulk_change (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default clock_timestamp(),
  deed jsonb not null,
  before jsonb not null,
  undone_at timestamptz,
  primary key (municipality, id)
);
comment on table goals.bulk_change is 'internal: A change made to many efforts at once, with what they were before, so that it can be undone.';
comment on column goals.bulk_change.municipality is 'open: The town.';
comment on column goals.bulk_change.id is 'internal: Identifier.';
comment on column goals.bulk_change.made_by is 'internal: The account that made it.';
comment on column goals.bulk_change.made_at is 'internal: When.';
comment on column goals.bulk_change.deed is 'internal: What was changed, to what.';
comment on column goals.bulk_change.before is 'internal: Each efforts value and revision from before.';
comment on column goals.bulk_change.undone_at is 'internal: When it was undone.';
alter table goals.bulk_change enable row level security;
alter table goals.bulk_change force row level security;
grant select on goals.bulk_change to trygby_app;
grant insert (municipality, id, made_by, deed, before) on goals.bulk_change to trygby_app;
grant update (undone_at) on goals.bulk_change to trygby_app;
-- Coordinator and leader change many at once, and undo their own.
create policy own_bulk_changes_seen on goals.bulk_change for select using (municipality = platform.town() and made_by = platform.actor());
create policy keeper_changes_many on goals.bulk_change for insert with check (
  municipality = platform.town() and goals.keeps_goals() and made_by = platform.actor());
create policy own_bulk_change_undone on goals.bulk_change for update using (
  municipality = platform.town() and made_by = platform.actor() and undone_at is null) with check (municipality = platform.town());
-- no delete: it stays traceable.

create table goals.reminder (
  municipality smallint not null references platform.municipality on delete restrict,
  about text not null check (length(about) <= 40),
  thing uuid not null,
  due_on date not null,
  sent_at timestamptz not null default clock_timestamp(),
  primary key (municipality, about, thing, due_on)
);
comment on table goals.reminder is 'internal: A reminder that was sent, so that it is sent once.';
comment on column goals.reminder.municipality is 'open: The town.';
comment on column goals.reminder.about is 'internal: What kind of date.';
comment on column goals.reminder.thing is 'internal: Which effort, plan or indicator.';
comment on column goals.reminder.due_on is 'internal: The date it reminded of.';
comment on column goals.reminder.sent_at is 'internal: When.';
alter table goals.reminder enable row level security;
alter table goals.reminder force row level security;
grant select on goals.reminder to trygby_app;
grant insert (municipality, about, thing, due_on) on goals.reminder to trygby_app;
-- Only the machinery reminds.
create policy machinery_sees_reminders on goals.reminder for select using (municipality = platform.town() and platform.is_system());
create policy machinery_reminds on goals.reminder for insert with check (municipality = platform.town() and platform.is_system());
-- no update, no delete: it was sent.

create function goals.begin_with_evaluation() returns trigger language plpgsql as $$
begin
  if new.state = 'going' and old.state in ('idea', 'planned')
    and not exists (select from goals.evaluation v where v.municipality = new.municipality and v.effort = new.id and v.agreed_at is not null)
    and not exists (select from goals.effort_move m where m.municipality = new.municipality and m.effort = new.id and m.to_state = 'going' and m.is_override) then
    raise exception 'An effort begins with its evaluation agreed, or with a reason that colleagues see.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function goals.begin_with_evaluation() is 'No effort goes on from planned without its evaluation agreed, or an override with its reason.';
create trigger effort_begins_with_evaluation before update of state on goals.effort for each row execute function goals.begin_with_evaluation();
