-- Letters waiting to be sent: written with the deed that causes them, sent soon after, their words removed when sent.
create table platform.outgoing_mail (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  recipient text check (length(recipient) <= 254),
  subject text check (length(subject) <= 300),
  body text check (length(body) <= 100000),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
  tries integer not null default 0,
  next_try_at timestamptz not null default clock_timestamp(),
  queued_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  failure text not null default '' check (length(failure) <= 60),
  primary key (municipality, id),
  check ((state = 'waiting') = (recipient is not null)),
  check ((state = 'waiting') = (subject is not null)),
  check ((state = 'waiting') = (body is not null))
);
create index outgoing_mail_waiting on platform.outgoing_mail (municipality, next_try_at) where state = 'waiting';
comment on table platform.outgoing_mail is 'personal: A letter on its way.';
comment on column platform.outgoing_mail.municipality is 'open: The town.';
comment on column platform.outgoing_mail.id is 'internal: Identifier; the letter''s Message-ID is made of it, so that a second sending is recognised.';
comment on column platform.outgoing_mail.recipient is 'personal: Address; removed when sent or given up.';
comment on column platform.outgoing_mail.subject is 'personal: Subject; removed when sent or given up.';
comment on column platform.outgoing_mail.body is 'secret: Text, may hold a sign-in link; removed when sent or given up.';
comment on column platform.outgoing_mail.state is 'internal: Waiting, sent or given up.';
comment on column platform.outgoing_mail.tries is 'internal: How often sending was tried.';
comment on column platform.outgoing_mail.next_try_at is 'internal: Not before this time.';
comment on column platform.outgoing_mail.queued_at is 'internal: Written.';
comment on column platform.outgoing_mail.ended_at is 'internal: Sent or given up.';
comment on column platform.outgoing_mail.failure is 'internal: Code of the last failure, without words of the mail server.';
alter table platform.outgoing_mail enable row level security;
alter table platform.outgoing_mail force row level security;
grant select, delete on platform.outgoing_mail to trygby_app;
grant insert (municipality, id, recipient, subject, body) on platform.outgoing_mail to trygby_app;
grant update (recipient, subject, body, state, tries, next_try_at, ended_at, failure) on platform.outgoing_mail to trygby_app;
-- Whoever does a deed in the town may cause a letter; reading it is another matter.
create policy deeds_cause_letters on platform.outgoing_mail for insert with check (municipality = platform.town() and state = 'waiting');
-- Only the machinery reads letters, sends them, and forgets them.
create policy machinery_reads_letters on platform.outgoing_mail for select using (municipality = platform.town() and platform.is_system());
create policy machinery_sends_letters on platform.outgoing_mail for update using (municipality = platform.town() and platform.is_system());
create policy machinery_forgets_letters on platform.outgoing_mail for delete using (municipality = platform.town() and platform.is_system());
