-- The plan for the coherent effort, and the yearly status: chapters around live parts, heard in consultation, adopted whole and then never changed.
create table goals.legal_basis (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  text text not null check (length(text) between 1 and 4000),
  address text not null default '' check (address ~ '^(https?://\S+)?$' and length(address) <= 510),
  from_on date,
  to_on date,
  note text not null default '' check (length(note) <= 2000),
  revision integer not null default 1,
  primary key (municipality, id),
  constraint in_order check (to_on is null or from_on is null or to_on >= from_on)
);
comment on table goals.legal_basis is 'open: What the law says a plan rests on, from when to when; kept as data, because the law changes.';
comment on column goals.legal_basis.municipality is 'open: The town.';
comment on column goals.legal_basis.id is 'open: Identifier.';
comment on column goals.legal_basis.title is 'open: The law and paragraph.';
comment on column goals.legal_basis.text is 'open: What it asks for, in our words.';
comment on column goals.legal_basis.address is 'open: Where the law can be read.';
comment on column goals.legal_basis.from_on is 'open: The day it came into force; empty when not known.';
comment on column goals.legal_basis.to_on is 'open: The last day it held; empty while it holds.';
comment on column goals.legal_basis.note is 'open: How sure we are and what a jurist should confirm.';
comment on column goals.legal_basis.revision is 'internal: Counts its corrections, so that two people do not overwrite each other.';
alter table goals.legal_basis enable row level security;
alter table goals.legal_basis force row level security;
grant select, delete on goals.legal_basis to trygby_app;
grant insert (municipality, id, title, text, address, from_on, to_on, note) on goals.legal_basis to trygby_app;
grant update (title, text, address, from_on, to_on, note, revision) on goals.legal_basis to trygby_app;
-- The law is for everybody to read.
create policy legal_bases_are_open on goals.legal_basis for select using (municipality = platform.town());
-- Coordinator and leader add and correct entries.
create policy keeper_adds_legal_basis on goals.legal_basis for insert with check (municipality = platform.town() and goals.keeps_goals());
create policy keeper_corrects_legal_basis on goals.legal_basis for update using (municipality = platform.town() and goals.keeps_goals());
-- They take away one that no plan rests on.
create policy keeper_removes_legal_basis on goals.legal_basis for delete using (municipality = platform.town() and goals.keeps_goals());

create table goals.plan_version (
  municipality smallint not null,
  id uuid not null,
  kind text not null check (kind in ('plan', 'status')),
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 200),
  state text not null default 'draft' check (state in ('draft', 'consultation', 'for-adoption', 'adopted', 'replaced')),
  based_on uuid,
  legal_basis uuid,
  year integer check (year between 2000 and 2100),
  figures_as_of date not null default current_date,
  review_on date,
  consultation_until date,
  residents_may_comment boolean not null default false,
  adopted_on date,
  case_number text not null default '' check (length(case_number) <= 80),
  minutes_address text not null default '' check (minutes_address ~ '^(https?://\S+)?$' and length(minutes_address) <= 510),
  is_adoption_invented boolean not null default false,
  frozen jsonb,
  content_hash text,
  frozen_at timestamptz,
  asked uuid[] not null default '{}',
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  revision integer not null default 1,
  primary key (municipality, id),
  constraint plan_number_once unique (municipality, kind, number),
  foreign key (municipality, based_on) references goals.plan_version on delete set null (based_on),
  foreign key (municipality, legal_basis) references goals.legal_basis on delete restrict,
  constraint adopted_whole check ((state in ('adopted', 'replaced')) = (frozen is not null and content_hash is not null and frozen_at is not null and adopted_on is not null))
);
create unique index one_adopted_plan on goals.plan_version (municipality) where kind = 'plan' and state = 'adopted';
comment on table goals.plan_version is 'open: A version of the plan or of a yearly status; once adopted it is frozen.';
comment on column goals.plan_version.municipality is 'open: The town.';
comment on column goals.plan_version.id is 'open: Identifier.';
comment on column goals.plan_version.kind is 'open: The plan for the coherent effort, or a yearly status.';
comment on column goals.plan_version.number is 'open: First, second version of its kind.';
comment on column goals.plan_version.title is 'open: Title.';
comment on column goals.plan_version.state is 'open: Draft, consultation, for adoption, adopted, or replaced.';
comment on column goals.plan_version.based_on is 'open: The version it was revised from.';
comment on column goals.plan_version.legal_basis is 'open: What the law says it rests on.';
comment on column goals.plan_version.year is 'open: The year a status tells of.';
comment on column goals.plan_version.figures_as_of is 'open: The day its figures are as of.';
comment on column goals.plan_version.review_on is 'open: When it is to be looked at again.';
comment on column goals.plan_version.consultation_until is 'open: The last day of the consultation.';
comment on column goals.plan_version.residents_may_comment is 'open: Whether residents are asked too.';
comment on column goals.plan_version.adopted_on is 'open: The day of the councils decision.';
comment on column goals.plan_version.case_number is 'open: The councils case number.';
comment on column goals.plan_version.minutes_address is 'open: Where the minutes are.';
comment on column goals.plan_version.is_adoption_invented is 'open: Whether the adoption is made up for a demonstration; said on every page of it.';
comment on column goals.plan_version.frozen is 'open: The whole document as it was adopted, figures with their provenance.';
comment on column goals.plan_version.content_hash is 'open: SHA-256 of the frozen document.';
comment on column goals.plan_version.frozen_at is 'open: When it was frozen.';
comment on column goals.plan_version.asked is 'internal: The partner organisations asked in consultation, and so allowed to see it.';
comment on column goals.plan_version.made_by is 'internal: The account that began it; empty for the machinery.';
comment on column goals.plan_version.made_at is 'open: When it was begun.';
comment on column goals.plan_version.revision is 'internal: Counts its corrections.';
alter table goals.plan_version enable row level security;
alter table goals.plan_version force row level security;
grant select, delete on goals.plan_version to trygby_app;
grant insert (municipality, id, kind, number, title, state, based_on, legal_basis, year, figures_as_of, review_on, consultation_until, residents_may_comment, made_by) on goals.plan_version to trygby_app;
grant update (title, state, legal_basis, year, figures_as_of, review_on, consultation_until, residents_may_comment, asked, adopted_on, case_number, minutes_address, is_adoption_invented, frozen, content_hash, frozen_at, revision) on goals.plan_version to trygby_app;
-- Everybody may read what is adopted or was, and what is in consultation with residents.
create policy adopted_plans_are_open on goals.plan_version for select using (
  municipality = platform.town() and (state in ('adopted', 'replaced') or state = 'consultation' and residents_may_comment));
-- Staff see every version.
create policy staff_sees_plans on goals.plan_version for select using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- A partner asked in consultation sees the version it is asked about.
create policy asked_partner_sees_plan on goals.plan_version for select using (
  municipality = platform.town() and state in ('consultation', 'for-adoption') and (select goals.own_organisation()) = any (asked));
-- Coordinator and leader begin versions, as drafts.
create policy keeper_begins_plans on goals.plan_version for insert with check (
  municipality = platform.town() and goals.keeps_goals() and state = 'draft' and made_by is not distinct from platform.actor());
-- They correct what is not adopted, and adopt it; an adopted version can only be replaced, which the trigger below holds.
create policy keeper_corrects_plans on goals.plan_version for update using (municipality = platform.town() and goals.keeps_goals() and state <> 'replaced')
  with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_plans on goals.plan_version for delete using (municipality = platform.town() and platform.is_system());

create function goals.keep_adopted_as_it_is() returns trigger language plpgsql as $$
begin
  if old.state in ('adopted', 'replaced') then
    new.state := case when old.state = 'adopted' and new.state = 'replaced' then 'replaced' else old.state end;
    if (to_jsonb(new) - 'state' - 'based_on') is distinct from (to_jsonb(old) - 'state' - 'based_on') then
      raise exception 'An adopted version does not change; a new one replaces it.' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;
comment on function goals.keep_adopted_as_it_is() is 'An adopted version is immutable; it can only be replaced by another.';
create trigger adopted_stays_as_it_is before update on goals.plan_version for each row execute function goals.keep_adopted_as_it_is();

create table goals.plan_move (
  municipality smallint not null,
  version uuid not null,
  id uuid not null,
  from_state text check (from_state in ('draft', 'consultation', 'for-adoption', 'adopted', 'replaced')),
  to_state text not null check (to_state in ('draft', 'consultation', 'for-adoption', 'adopted', 'replaced')),
  reason text not null default '' check (length(reason) <= 2000),
  moved_by uuid,
  moved_by_name text not null default '' check (length(moved_by_name) <= 120),
  moved_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, version) references goals.plan_version on delete cascade
);
create index plan_move_by_version on goals.plan_move (municipality, version, moved_at);
comment on table goals.plan_move is 'open: A step of a version from one state to the next; never changed.';
comment on column goals.plan_move.municipality is 'open: The town.';
comment on column goals.plan_move.version is 'open: Which version.';
comment on column goals.plan_move.id is 'open: Identifier.';
comment on column goals.plan_move.from_state is 'open: Where it stood; empty when it was begun.';
comment on column goals.plan_move.to_state is 'open: Where it went.';
comment on column goals.plan_move.reason is 'internal: Why, in a sentence.';
comment on column goals.plan_move.moved_by is 'internal: The account; empty for the machinery.';
comment on column goals.plan_move.moved_by_name is 'internal: The colleague who moved it, by name.';
comment on column goals.plan_move.moved_at is 'open: When.';
alter table goals.plan_move enable row level security;
alter table goals.plan_move force row level security;
grant select, delete on goals.plan_move to trygby_app;
grant insert (municipality, version, id, from_state, to_state, reason, moved_by, moved_by_name) on goals.plan_move to trygby_app;
-- Whoever sees the version sees how it came where it stands.
create policy plan_moves_seen on goals.plan_move for select using (municipality = platform.town() and exists (select from goals.plan_version v where v.municipality = plan_move.municipality and v.id = plan_move.version));
-- Coordinator and leader move it on, in their own name.
create policy plan_mover_is_named on goals.plan_move for insert with check (
  municipality = platform.town() and goals.keeps_goals() and moved_by is not distinct from platform.actor());
-- no update: history is added to, not rewritten.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_plan_moves on goals.plan_move for delete using (municipality = platform.town() and platform.is_system());

create table goals.chapter (
  municipality smallint not null,
  version uuid not null,
  id uuid not null,
  thread uuid not null,
  position integer not null,
  title text not null check (length(title) between 1 and 200),
  body text not null default '' check (length(body) <= 200000),
  revision integer not null default 1,
  changed_by_name text not null default '' check (length(changed_by_name) <= 120),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, version) references goals.plan_version on delete cascade
);
create index chapter_by_version on goals.chapter (municipality, version, position);
comment on table goals.chapter is 'open: A chapter of a version: written text around live parts.';
comment on column goals.chapter.municipality is 'open: The town.';
comment on column goals.chapter.version is 'open: Which version.';
comment on column goals.chapter.id is 'open: Identifier.';
comment on column goals.chapter.thread is 'open: The same chapter in every version it lives through.';
comment on column goals.chapter.position is 'open: Its place.';
comment on column goals.chapter.title is 'open: Heading.';
comment on column goals.chapter.body is 'open: Its text in Markdown, with the places where live parts stand.';
comment on column goals.chapter.revision is 'internal: Counts its saves, so that two people do not overwrite each other.';
comment on column goals.chapter.changed_by_name is 'internal: The colleague who saved it last, by name.';
comment on column goals.chapter.changed_at is 'open: When it was last saved.';
alter table goals.chapter enable row level security;
alter table goals.chapter force row level security;
grant select, delete on goals.chapter to trygby_app;
grant insert (municipality, version, id, thread, position, title, body, changed_by_name) on goals.chapter to trygby_app;
grant update (position, title, body, revision, changed_by_name, changed_at) on goals.chapter to trygby_app;
-- Whoever sees the version sees its chapters.
create policy chapters_seen_with_version on goals.chapter for select using (municipality = platform.town() and exists (select from goals.plan_version v where v.municipality = chapter.municipality and v.id = chapter.version));
-- Coordinator and leader write the chapters of what is not adopted.
create policy keeper_adds_chapters on goals.chapter for insert with check (
  municipality = platform.town() and goals.keeps_goals() and exists (select from goals.plan_version v where v.municipality = chapter.municipality and v.id = chapter.version and v.state in ('draft', 'consultation', 'for-adoption')));
create policy keeper_writes_chapters on goals.chapter for update using (
  municipality = platform.town() and goals.keeps_goals() and exists (select from goals.plan_version v where v.municipality = chapter.municipality and v.id = chapter.version and v.state in ('draft', 'consultation', 'for-adoption')));
create policy keeper_removes_chapters on goals.chapter for delete using (
  municipality = platform.town() and (platform.is_system() or goals.keeps_goals() and exists (select from goals.plan_version v where v.municipality = chapter.municipality and v.id = chapter.version and v.state in ('draft', 'consultation', 'for-adoption'))));

create table goals.chapter_save (
  municipality smallint not null,
  version uuid not null,
  id uuid not null,
  chapter uuid not null,
  revision integer,
  began_from integer not null,
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) <= 200000),
  saved_by uuid,
  saved_by_name text not null default '' check (length(saved_by_name) <= 120),
  saved_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  thread uuid,
  primary key (municipality, id),
  foreign key (municipality, version) references goals.plan_version on delete cascade
);
create index chapter_save_by_chapter on goals.chapter_save (municipality, chapter, saved_at);
comment on table goals.chapter_save is 'internal: Every text a chapter ever had, kept also when the chapter is removed or somebody else saved first.';
comment on column goals.chapter_save.municipality is 'open: The town.';
comment on column goals.chapter_save.version is 'open: Which version.';
comment on column goals.chapter_save.id is 'internal: Identifier.';
comment on column goals.chapter_save.chapter is 'internal: Which chapter.';
comment on column goals.chapter_save.revision is 'internal: The save it became; empty while it waits beside somebody elses.';
comment on column goals.chapter_save.began_from is 'internal: The save it was written from.';
comment on column goals.chapter_save.title is 'internal: Heading.';
comment on column goals.chapter_save.body is 'internal: Text.';
comment on column goals.chapter_save.saved_by is 'internal: The account; empty for the machinery.';
comment on column goals.chapter_save.saved_by_name is 'internal: The colleague who wrote it, by name.';
comment on column goals.chapter_save.saved_at is 'internal: When.';
comment on column goals.chapter_save.settled_at is 'internal: When a waiting text was merged or put aside by its author.';
comment on column goals.chapter_save.thread is 'internal: The same chapter in every version; so that one brought back is known again.';
alter table goals.chapter_save enable row level security;
alter table goals.chapter_save force row level security;
grant select, delete on goals.chapter_save to trygby_app;
grant insert (municipality, version, id, chapter, revision, began_from, title, body, saved_by, saved_by_name, thread) on goals.chapter_save to trygby_app;
grant update (settled_at) on goals.chapter_save to trygby_app;
-- Staff see what was written and when.
create policy staff_sees_saves on goals.chapter_save for select using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Coordinator and leader save, in their own name.
create policy saver_is_named on goals.chapter_save for insert with check (
  municipality = platform.town() and goals.keeps_goals() and saved_by is not distinct from platform.actor());
-- A waiting text is settled; nothing else of a save changes.
create policy waiting_text_settled on goals.chapter_save for update using (municipality = platform.town() and goals.keeps_goals() and revision is null)
  with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_saves on goals.chapter_save for delete using (municipality = platform.town() and platform.is_system());
