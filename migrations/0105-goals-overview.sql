-- What helps people keep an overview: a calendar of their own, searches they keep, changes to many efforts at once, and reminders.
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
