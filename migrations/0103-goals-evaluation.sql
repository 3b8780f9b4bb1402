-- How an effort will be judged, agreed before it starts, and what was found.
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
  revision integer not null default 1,
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
comment on column goals.evaluation.revision is 'internal: Counts its savings from one version to the next, so that two people do not overwrite each other.';
alter table goals.evaluation enable row level security;
alter table goals.evaluation force row level security;
grant select, delete on goals.evaluation to trygby_app;
grant insert (municipality, effort, number, size, proposed_size, size_reason, difference, seen_by, question, indicator, comparison, comparison_words, mechanism, detectable, verdict_on, judge, judge_name, change_reason, agreed_by, agreed_by_name, agreed_at, revision) on goals.evaluation to trygby_app;
grant update (size, proposed_size, size_reason, difference, seen_by, question, indicator, comparison, comparison_words, mechanism, detectable, verdict_on, judge, judge_name, change_reason, agreed_by, agreed_by_name, agreed_at, revision) on goals.evaluation to trygby_app;
-- Whoever sees the effort sees how it will be judged; staff, who see every effort, without looking it up.
create policy evaluation_seen_with_effort on goals.evaluation for select using (
  municipality = (select platform.town()) and ((select platform.is_staff() or platform.is_system())
    or exists (select from goals.effort e where e.municipality = evaluation.municipality and e.id = evaluation.effort)));
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
