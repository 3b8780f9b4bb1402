-- The consultation on a version: who is asked, what they said, and what they were answered.
create table goals.consultation_party (
  municipality smallint not null,
  version uuid not null,
  id uuid not null,
  organisation uuid,
  name text not null check (length(name) between 1 and 160),
  nothing_to_add_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, organisation) references platform.organisation on delete set null (organisation),
  foreign key (municipality, version) references goals.plan_version on delete cascade
);
create index consultation_party_by_version on goals.consultation_party (municipality, version);
comment on table goals.consultation_party is 'open: A partner asked to comment on a version.';
comment on column goals.consultation_party.municipality is 'open: The town.';
comment on column goals.consultation_party.version is 'open: Which version.';
comment on column goals.consultation_party.id is 'open: Identifier.';
comment on column goals.consultation_party.organisation is 'internal: The partner organisation, when it has accounts.';
comment on column goals.consultation_party.name is 'open: Its name.';
comment on column goals.consultation_party.nothing_to_add_at is 'open: When it said that it has nothing to add.';
alter table goals.consultation_party enable row level security;
alter table goals.consultation_party force row level security;
grant select, delete on goals.consultation_party to trygby_app;
grant insert (municipality, version, id, organisation, name) on goals.consultation_party to trygby_app;
grant update (nothing_to_add_at) on goals.consultation_party to trygby_app;
-- Staff see who is asked; whoever sees the version too.
create policy parties_seen_with_version on goals.consultation_party for select using (municipality = platform.town() and exists (select from goals.plan_version v where v.municipality = consultation_party.municipality and v.id = consultation_party.version));
-- Coordinator and leader name the parties.
create policy keeper_names_parties on goals.consultation_party for insert with check (municipality = platform.town() and goals.keeps_goals());
create policy keeper_removes_parties on goals.consultation_party for delete using (municipality = platform.town() and goals.keeps_goals());
-- A partner says itself that it has nothing to add; the coordinator may write it down for one without account.
create policy party_has_nothing_to_add on goals.consultation_party for update using (
  municipality = platform.town() and (goals.keeps_goals() or organisation is not null and organisation = (select goals.own_organisation())));

create table goals.comment (
  municipality smallint not null,
  version uuid not null,
  id uuid not null,
  chapter uuid,
  chapter_title text not null default '' check (length(chapter_title) <= 200),
  party uuid,
  author uuid,
  words text not null check (length(btrim(words)) between 3 and 6000),
  written_at timestamptz not null default clock_timestamp(),
  answer text not null default '' check (length(answer) <= 4000),
  outcome text check (outcome in ('taken-up', 'partly', 'not-taken-up', 'noted')),
  answered_by_name text not null default '' check (length(answered_by_name) <= 120),
  answered_at timestamptz,
  is_public boolean not null default false,
  revision integer not null default 1,
  redaction text check (redaction in ('person', 'contact', 'offensive')),
  primary key (municipality, id),
  foreign key (municipality, party) references goals.consultation_party on delete set null (party),
  foreign key (municipality, version) references goals.plan_version on delete cascade
);
create index comment_by_version on goals.comment (municipality, version, written_at);
comment on table goals.comment is 'internal: What somebody said to a chapter in consultation, and the answer.';
comment on column goals.comment.municipality is 'open: The town.';
comment on column goals.comment.version is 'open: Which version.';
comment on column goals.comment.id is 'internal: Identifier.';
comment on column goals.comment.chapter is 'internal: Which chapter; empty for the version as a whole.';
comment on column goals.comment.chapter_title is 'internal: Its heading when it was commented.';
comment on column goals.comment.party is 'internal: The partner asked; empty for a resident.';
comment on column goals.comment.author is 'internal: The account that wrote it; empty for somebody without one.';
comment on column goals.comment.words is 'internal: The comment; about no person.';
comment on column goals.comment.written_at is 'internal: When.';
comment on column goals.comment.answer is 'internal: The towns answer.';
comment on column goals.comment.outcome is 'internal: What came of it.';
comment on column goals.comment.answered_by_name is 'internal: The colleague who answered, by name.';
comment on column goals.comment.answered_at is 'internal: When.';
comment on column goals.comment.is_public is 'internal: Whether comment and answer are shown to everybody.';
comment on column goals.comment.revision is 'internal: Counts its answers, so that two people do not overwrite each other.';
comment on column goals.comment.redaction is 'internal: Why words were left out: they point at a person, they are somebodys address or number, or they hurt; empty when all are there.';
alter table goals.comment enable row level security;
alter table goals.comment force row level security;
grant select, delete on goals.comment to trygby_app;
grant insert (municipality, version, id, chapter, chapter_title, party, author, words) on goals.comment to trygby_app;
grant update (answer, outcome, answered_by_name, answered_at, is_public, revision, redaction, words) on goals.comment to trygby_app;
-- Staff see every comment; partners what their own organisation wrote; everybody what is published with its answer.
create policy comments_seen on goals.comment for select using (
  municipality = platform.town() and (platform.is_staff() or platform.is_system()
    or is_public and municipality = platform.town() and exists (select from goals.plan_version v where v.municipality = comment.municipality and v.id = comment.version)
    or author is not null and author = platform.actor()
    or exists (select from goals.consultation_party p where p.municipality = comment.municipality and p.id = comment.party
      and p.organisation is not null and p.organisation = (select goals.own_organisation()))));
-- A partner asked comments while the consultation lasts; residents, with or without account, where they are asked; staff write down what came on paper.
create policy asked_people_comment on goals.comment for insert with check (
  municipality = platform.town() and author is not distinct from platform.actor() and answer = '' and not is_public
  and exists (select from goals.plan_version v where v.municipality = comment.municipality and v.id = comment.version and v.state = 'consultation'
    and (goals.keeps_goals() or party is null and v.residents_may_comment
      or exists (select from goals.consultation_party p where p.municipality = comment.municipality and p.id = comment.party and p.version = v.id
        and p.organisation is not null and p.organisation = (select goals.own_organisation())))));
-- Coordinator and leader answer and publish; the comment itself does not change.
create policy keeper_answers_comments on goals.comment for update using (municipality = platform.town() and goals.keeps_goals());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_comments on goals.comment for delete using (municipality = platform.town() and platform.is_system());
