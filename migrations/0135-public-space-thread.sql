-- The thread from a report to its answer: letters that wait to be written, questions to those who reported, and what the town says it did.
create table public_space.news_to_post (
  municipality smallint not null,
  news uuid not null,
  primary key (municipality, news),
  foreign key (municipality, news) references public_space.report_news on delete cascade
);
comment on table public_space.news_to_post is 'internal: News of which no letters have been written yet.';
comment on column public_space.news_to_post.municipality is 'open: The town.';
comment on column public_space.news_to_post.news is 'internal: The news.';
alter table public_space.news_to_post enable row level security;
alter table public_space.news_to_post force row level security;
grant select, delete on public_space.news_to_post to trygby_app;
grant insert (municipality, news) on public_space.news_to_post to trygby_app;
-- Whoever tells something puts it down for the post.
create policy teller_asks_for_letters on public_space.news_to_post for insert with check (
  municipality = platform.town() and public_space.works_on_reports());
-- The machinery sees what waits.
create policy machinery_sees_what_waits on public_space.news_to_post for select using (
  municipality = platform.town() and platform.is_system());
-- It strikes out what it has written letters of, in the same transaction: each letter is written once.
create policy machinery_strikes_out on public_space.news_to_post for delete using (
  municipality = platform.town() and platform.is_system());
-- no update: news waits or it does not.

create table public_space.report_question (
  municipality smallint not null,
  id uuid not null,
  report uuid not null,
  question text not null check (length(question) between 10 and 500),
  asked_by uuid,
  asked_name text not null default '' check (length(asked_name) <= 120),
  asked_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, report) references public_space.report on delete cascade,
  foreign key (municipality, asked_by) references platform.account on delete set null (asked_by)
);
comment on table public_space.report_question is 'internal: What staff ask those who reported.';
comment on column public_space.report_question.municipality is 'open: The town.';
comment on column public_space.report_question.id is 'internal: Identifier.';
comment on column public_space.report_question.report is 'internal: The report.';
comment on column public_space.report_question.question is 'internal: The question.';
comment on column public_space.report_question.asked_by is 'personal: Who asks.';
comment on column public_space.report_question.asked_name is 'personal: Their name then.';
comment on column public_space.report_question.asked_at is 'internal: When.';
create index report_question_by_report on public_space.report_question (municipality, report, asked_at);
alter table public_space.report_question enable row level security;
alter table public_space.report_question force row level security;
grant select, delete on public_space.report_question to trygby_app;
grant insert (municipality, id, report, question, asked_by, asked_name) on public_space.report_question to trygby_app;
-- Whoever sees reports sees what was asked; those who reported see it by their code, through the machinery.
create policy staff_sees_questions on public_space.report_question for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on reports ask, in their own name.
create policy asker_is_named on public_space.report_question for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and asked_by is not distinct from platform.actor());
-- no update: what was asked was asked.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_questions on public_space.report_question for delete using (municipality = platform.town() and platform.is_system());

create table public_space.report_reply (
  municipality smallint not null,
  id uuid not null,
  question uuid not null,
  words text not null check (length(words) between 1 and 1200),
  replied_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, question) references public_space.report_question on delete cascade
);
comment on table public_space.report_reply is 'sensitive: What somebody who reported answered, with names and numbers left out. It does not say who.';
comment on column public_space.report_reply.municipality is 'open: The town.';
comment on column public_space.report_reply.id is 'internal: Identifier.';
comment on column public_space.report_reply.question is 'internal: The question.';
comment on column public_space.report_reply.words is 'internal: The answer, with names and numbers left out.';
comment on column public_space.report_reply.replied_at is 'internal: When.';
create index report_reply_by_question on public_space.report_reply (municipality, question, replied_at);
create index report_reply_by_age on public_space.report_reply (municipality, replied_at);
alter table public_space.report_reply enable row level security;
alter table public_space.report_reply force row level security;
grant select, delete on public_space.report_reply to trygby_app;
grant insert (municipality, id, question, words) on public_space.report_reply to trygby_app;
-- Whoever sees reports sees the answers.
create policy staff_sees_replies on public_space.report_reply for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- The machinery takes what comes by a code; staff cannot answer for a resident.
create policy replies_come_by_code on public_space.report_reply for insert with check (
  municipality = platform.town() and platform.is_system());
-- no update: an answer stands as it was given.
-- The machinery deletes one when it has been kept long enough.
create policy machinery_deletes_replies on public_space.report_reply for delete using (municipality = platform.town() and platform.is_system());

create table public_space.public_answer (
  municipality smallint not null,
  id uuid not null,
  phenomenon uuid,
  title text not null check (length(title) between 3 and 120),
  you_said text not null check (length(you_said) between 10 and 1000),
  we_did text not null check (length(we_did) between 10 and 1000),
  came_of_it text not null check (length(came_of_it) between 10 and 1000),
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  revision integer not null default 1,
  let_out_by uuid,
  let_out_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, phenomenon) references public_space.phenomenon on delete set null (phenomenon),
  foreign key (municipality, made_by) references platform.account on delete set null (made_by),
  foreign key (municipality, let_out_by) references platform.account on delete set null (let_out_by)
);
comment on table public_space.public_answer is 'internal: What people said, what the town did and what came of it, in words for everybody; never a count, a person or a single report.';
comment on column public_space.public_answer.municipality is 'open: The town.';
comment on column public_space.public_answer.id is 'internal: Identifier.';
comment on column public_space.public_answer.phenomenon is 'internal: The phenomenon it answers.';
comment on column public_space.public_answer.title is 'internal: What it is about.';
comment on column public_space.public_answer.you_said is 'internal: What people said.';
comment on column public_space.public_answer.we_did is 'internal: What the town did.';
comment on column public_space.public_answer.came_of_it is 'internal: What came of it.';
comment on column public_space.public_answer.made_by is 'personal: Who wrote it.';
comment on column public_space.public_answer.made_at is 'internal: When.';
comment on column public_space.public_answer.changed_at is 'internal: When it was last changed.';
comment on column public_space.public_answer.revision is 'internal: Grows with every change.';
comment on column public_space.public_answer.let_out_by is 'personal: Who let it out.';
comment on column public_space.public_answer.let_out_at is 'open: Since when everybody may read it; null while it is with staff.';
create index public_answer_let_out on public_space.public_answer (municipality, let_out_at desc) where let_out_at is not null;
alter table public_space.public_answer enable row level security;
alter table public_space.public_answer force row level security;
grant select, delete on public_space.public_answer to trygby_app;
grant insert (municipality, id, phenomenon, title, you_said, we_did, came_of_it, made_by, made_at, let_out_by, let_out_at) on public_space.public_answer to trygby_app;
grant update (title, you_said, we_did, came_of_it, changed_at, revision, let_out_by, let_out_at) on public_space.public_answer to trygby_app;
-- Everybody reads what has been let out.
create policy let_out_is_open on public_space.public_answer for select using (
  municipality = (select platform.town()) and let_out_at is not null);
-- Staff who see reports see drafts too.
create policy staff_sees_answers on public_space.public_answer for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on reports write one, in their own name; it begins as a draft.
create policy staff_writes_answers on public_space.public_answer for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and made_by is not distinct from platform.actor()
  and (platform.is_system() or let_out_at is null));
-- They change a draft.
create policy staff_changes_drafts on public_space.public_answer for update
  using (municipality = platform.town() and public_space.works_on_reports() and let_out_at is null)
  with check (municipality = platform.town() and let_out_at is null);
-- Coordinator and leader let it out in their own name, and take it back.
create policy keeper_lets_out on public_space.public_answer for update
  using (municipality = platform.town() and platform.has_role('coordinator', 'leader', 'system'))
  with check (municipality = platform.town() and (let_out_at is null or let_out_by is not distinct from platform.actor()));
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_answers on public_space.public_answer for delete using (municipality = platform.town() and platform.is_system());

-- What was told about a public fault is open too, but not what staff asked those who reported it.
create policy news_of_public_faults_is_open on public_space.report_news for select using (
  municipality = (select platform.town()) and key <> 'question'
  and exists (select from public_space.report r where r.municipality = report_news.municipality and r.id = report_news.report and r.is_public));
-- The newest answers about public faults, for the page of what was said and done.
create index report_closed_public on public_space.report (municipality, closed_at desc) where is_public and state = 'closed';
-- Those closed four weeks ago are asked whether it helped.
create index report_by_closing on public_space.report (municipality, closed_at) where state = 'closed';
create index follower_not_asked on public_space.follower (municipality, report) where asked_at is null;
