-- Counts of people as the town has them, before anything is protected: what they count, and each state of the counts, never changed.
create table platform.count_base (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{0,59}$'),
  about jsonb not null,
  dimensions jsonb not null,
  least integer not null check (least between 5 and 1000),
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  unique (municipality, slug)
);
comment on table platform.count_base is 'internal: What is counted and how it is divided; the counts themselves are editions.';
comment on column platform.count_base.municipality is 'open: The town.';
comment on column platform.count_base.id is 'internal: Identifier.';
comment on column platform.count_base.slug is 'open: Short lasting name; released tables say it.';
comment on column platform.count_base.about is 'internal: Title, what one count is, description, origin, n and limits, in both languages.';
comment on column platform.count_base.dimensions is 'internal: How the people are divided: key, heading, kind, labels and places of the units.';
comment on column platform.count_base.least is 'open: The smallest count of people that may be shown.';
comment on column platform.count_base.made_by is 'internal: Who brought it in.';
comment on column platform.count_base.made_by_name is 'internal: Their name at that time.';
comment on column platform.count_base.made_at is 'internal: When.';
alter table platform.count_base enable row level security;
alter table platform.count_base force row level security;
grant select, delete on platform.count_base to trygby_app;
grant insert (municipality, id, slug, about, dimensions, least, made_by, made_by_name) on platform.count_base to trygby_app;
grant update (about) on platform.count_base to trygby_app;
-- Those who prepare, approve, decide or watch over public figures see what there is to count.
create policy gate_sees_bases on platform.count_base for select using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'data-protection', 'coordinator', 'leader', 'system'));
-- Analyst, administrator and machinery bring counts in; the one who does is the one who is named.
create policy analyst_brings_in on platform.count_base for insert with check (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'system') and made_by is not distinct from platform.actor());
-- Analyst and administrator put the words right; dimensions and the least count stay, for what was released rests on them.
create policy analyst_words on platform.count_base for update using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator')) with check (municipality = platform.town());
-- Analyst and administrator remove a base of which nothing was ever released, withdrawn or not: the attacker must know what the others hold.
create policy analyst_removes_base on platform.count_base for delete using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator') and not exists (select from platform.release r
    where r.municipality = count_base.municipality and r.content -> 'protection' ->> 'base' = count_base.slug));
-- The machinery removes what was invented for a demonstration.
create policy machinery_removes_base on platform.count_base for delete using (municipality = platform.town() and platform.is_system());

create table platform.count_edition (
  municipality smallint not null,
  base uuid not null,
  number integer not null check (number > 0),
  cells jsonb not null,
  people bigint not null check (people >= 0),
  note text not null check (length(note) <= 500),
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, base, number),
  foreign key (municipality, base) references platform.count_base on delete cascade
);
comment on table platform.count_edition is 'sensitive: The counts themselves, also the small ones, as they were at one time; never shown outside.';
comment on column platform.count_edition.municipality is 'open: The town.';
comment on column platform.count_edition.base is 'internal: What is counted.';
comment on column platform.count_edition.number is 'open: First, second, third state of the same counts.';
comment on column platform.count_edition.cells is 'sensitive: The finest units of each dimension and the counts above nought.';
comment on column platform.count_edition.people is 'sensitive: The sum of all counts.';
comment on column platform.count_edition.note is 'internal: What is new in it.';
comment on column platform.count_edition.made_by is 'internal: Who brought it in; empty for the machinery.';
comment on column platform.count_edition.made_by_name is 'internal: Their name at that time.';
comment on column platform.count_edition.made_at is 'internal: When.';
alter table platform.count_edition enable row level security;
alter table platform.count_edition force row level security;
grant select on platform.count_edition to trygby_app;
grant insert (municipality, base, number, cells, people, note, made_by, made_by_name) on platform.count_edition to trygby_app;
-- The unprotected counts are for those who protect them and for the one who watches over data protection.
create policy keepers_see_counts on platform.count_edition for select using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'data-protection', 'system'));
-- Analyst, administrator and machinery bring counts in; the one who does is the one who is named.
create policy analyst_brings_counts on platform.count_edition for insert with check (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'system') and made_by is not distinct from platform.actor());
-- no update: a correction is a new edition, and the attacker knows both.
-- no delete: editions go with their base only.
