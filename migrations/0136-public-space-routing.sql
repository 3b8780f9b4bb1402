-- Who handles what residents report: the town's own category for each kind, and rules that come before it.
create table public_space.kind_category (
  municipality smallint not null references platform.municipality on delete restrict,
  kind text not null check (length(kind) between 1 and 40),
  category uuid not null,
  primary key (municipality, kind),
  foreign key (municipality, category) references platform.category on delete cascade
);
comment on table public_space.kind_category is 'open: Which category of the town a kind of report belongs to.';
comment on column public_space.kind_category.municipality is 'open: The town.';
comment on column public_space.kind_category.kind is 'open: The kind, from the closed list.';
comment on column public_space.kind_category.category is 'open: The category: its team and its deadline.';
create index kind_category_by_category on public_space.kind_category (municipality, category);
alter table public_space.kind_category enable row level security;
alter table public_space.kind_category force row level security;
grant select, delete on public_space.kind_category to trygby_app;
grant insert (municipality, kind, category) on public_space.kind_category to trygby_app;
grant update (category) on public_space.kind_category to trygby_app;
-- Which category a kind belongs to is no secret: categories are open.
create policy kind_category_is_open on public_space.kind_category for select using (municipality = platform.town());
-- Administrator and coordinator say where a kind belongs.
create policy keeper_links_kinds on public_space.kind_category for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system'));
-- They say it anew.
create policy keeper_corrects_kinds on public_space.kind_category for update
  using (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system')) with check (municipality = platform.town());
-- They take it back.
create policy keeper_unlinks_kinds on public_space.kind_category for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system'));

create table public_space.routing_rule (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  place smallint not null check (place between 1 and 999),
  name text not null check (length(name) between 1 and 120),
  kinds text[] not null default '{}' check (cardinality(kinds) <= 40),
  areas uuid[] not null default '{}' check (cardinality(areas) <= 200),
  times text[] not null default '{}' check (times <@ array['morning', 'day', 'evening', 'night']),
  team uuid,
  organisation uuid,
  deadline_days smallint check (deadline_days between 1 and 365),
  deadline_kind text check (deadline_kind in ('working', 'calendar')),
  is_on boolean not null default true,
  revision integer not null default 1,
  primary key (municipality, id),
  foreign key (municipality, team) references platform.team on delete restrict,
  foreign key (municipality, organisation) references platform.organisation on delete restrict,
  constraint one_handles_it check (num_nonnulls(team, organisation) = 1),
  constraint deadline_is_whole check ((deadline_days is null) = (deadline_kind is null))
);
comment on table public_space.routing_rule is 'internal: A rule for who handles a report; the first that fits wins.';
comment on column public_space.routing_rule.municipality is 'open: The town.';
comment on column public_space.routing_rule.id is 'internal: Identifier.';
comment on column public_space.routing_rule.place is 'internal: Its place in the order in which they are tried.';
comment on column public_space.routing_rule.name is 'internal: What it is called.';
comment on column public_space.routing_rule.kinds is 'internal: The kinds it is for; none for all.';
comment on column public_space.routing_rule.areas is 'internal: The areas it is for; none for everywhere.';
comment on column public_space.routing_rule.times is 'internal: The times of the day it is for; none for always.';
comment on column public_space.routing_rule.team is 'internal: The team that handles it.';
comment on column public_space.routing_rule.organisation is 'internal: The partner that handles it.';
comment on column public_space.routing_rule.deadline_days is 'internal: Days until there is an answer; null for those of the category.';
comment on column public_space.routing_rule.deadline_kind is 'internal: Working days or calendar days.';
comment on column public_space.routing_rule.is_on is 'internal: Whether it is in use.';
comment on column public_space.routing_rule.revision is 'internal: Grows with every change.';
create index routing_rule_in_order on public_space.routing_rule (municipality, place, id);
create index routing_rule_by_team on public_space.routing_rule (municipality, team) where team is not null;
create index routing_rule_by_organisation on public_space.routing_rule (municipality, organisation) where organisation is not null;
alter table public_space.routing_rule enable row level security;
alter table public_space.routing_rule force row level security;
grant select, delete on public_space.routing_rule to trygby_app;
grant insert (municipality, id, place, name, kinds, areas, times, team, organisation, deadline_days, deadline_kind, is_on) on public_space.routing_rule to trygby_app;
grant update (place, name, kinds, areas, times, team, organisation, deadline_days, deadline_kind, is_on, revision) on public_space.routing_rule to trygby_app;
-- Staff see by which rules reports are sent on.
create policy staff_sees_rules on public_space.routing_rule for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Administrator and coordinator make rules.
create policy keeper_makes_rules on public_space.routing_rule for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system'));
-- They correct them.
create policy keeper_corrects_rules on public_space.routing_rule for update
  using (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system')) with check (municipality = platform.town());
-- They take them away; the trail keeps what they said.
create policy keeper_removes_rules on public_space.routing_rule for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system'));

create table public_space.routing_change (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  rule uuid not null,
  what text not null check (what in ('added', 'corrected', 'removed')),
  was jsonb check (length(was::text) <= 12000),
  becomes jsonb check (length(becomes::text) <= 12000),
  account uuid,
  account_name text not null default '' check (length(account_name) <= 120),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete set null (account)
);
comment on table public_space.routing_change is 'internal: Every version a rule has had, and who changed it.';
comment on column public_space.routing_change.municipality is 'open: The town.';
comment on column public_space.routing_change.id is 'internal: Identifier.';
comment on column public_space.routing_change.rule is 'internal: The rule, which may be gone.';
comment on column public_space.routing_change.what is 'internal: Added, corrected or removed.';
comment on column public_space.routing_change.was is 'internal: The rule before.';
comment on column public_space.routing_change.becomes is 'internal: The rule since.';
comment on column public_space.routing_change.account is 'personal: Who changed it.';
comment on column public_space.routing_change.account_name is 'personal: Their name then.';
comment on column public_space.routing_change.changed_at is 'internal: When.';
create index routing_change_by_time on public_space.routing_change (municipality, changed_at desc);
alter table public_space.routing_change enable row level security;
alter table public_space.routing_change force row level security;
grant select, delete on public_space.routing_change to trygby_app;
grant insert (municipality, id, rule, what, was, becomes, account, account_name) on public_space.routing_change to trygby_app;
-- Staff see how the rules came to be.
create policy staff_sees_rule_changes on public_space.routing_change for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Whoever changes a rule is named.
create policy rule_changer_is_named on public_space.routing_change for insert with check (
  municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system') and account is not distinct from platform.actor());
-- no update: history is added to, not rewritten.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_rule_changes on public_space.routing_change for delete using (municipality = platform.town() and platform.is_system());
