-- Who works on an effort: partners and what they promise, professions and how they see it, and the actions agreed inside it.
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
  organisation uuid,
  primary key (municipality, id),
  foreign key (municipality, effort) references goals.effort on delete cascade,
  foreign key (municipality, organisation) references platform.organisation on delete set null (organisation)
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
comment on column goals.perspective.organisation is 'internal: The partner organisation its author speaks for; empty for colleagues.';
alter table goals.perspective enable row level security;
alter table goals.perspective force row level security;
grant select, delete on goals.perspective to trygby_app;
grant insert (municipality, effort, id, profession, view, words, author, author_name, organisation) on goals.perspective to trygby_app;
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
  revision integer not null default 1,
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
comment on column goals.action.revision is 'internal: Counts its corrections, so that two people do not overwrite each other.';
alter table goals.action enable row level security;
alter table goals.action force row level security;
grant select, delete on goals.action to trygby_app;
grant insert (municipality, id, effort, what, doer, doer_name, by_on, done_at, made_by) on goals.action to trygby_app;
grant update (what, doer, doer_name, by_on, done_at, revision) on goals.action to trygby_app;
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
