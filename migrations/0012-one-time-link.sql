-- Links that let somebody in once: to sign in, or to accept an invitation.
create table platform.one_time_link (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  token_hash text not null,
  kind text not null check (kind in ('sign-in', 'invitation')),
  email text not null check (email = lower(email) and length(email) <= 254),
  account uuid,
  goes_to text not null default '' check (goes_to = '' or goes_to ~ '^/[^/\\]'),
  made_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (municipality, id),
  unique (municipality, token_hash),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.one_time_link is 'personal: A link sent to somebody, usable once.';
comment on column platform.one_time_link.municipality is 'open: The town.';
comment on column platform.one_time_link.id is 'internal: Identifier.';
comment on column platform.one_time_link.token_hash is 'secret: SHA-256 of the token in the link; the token itself is stored nowhere.';
comment on column platform.one_time_link.kind is 'internal: Sign-in or invitation.';
comment on column platform.one_time_link.email is 'personal: Who it was sent to.';
comment on column platform.one_time_link.account is 'personal: Who is invited; empty when somebody asked to sign in.';
comment on column platform.one_time_link.goes_to is 'internal: The page that was asked for.';
comment on column platform.one_time_link.made_at is 'internal: When it was made.';
comment on column platform.one_time_link.ends_at is 'internal: Works until.';
comment on column platform.one_time_link.used_at is 'internal: When it was used.';
alter table platform.one_time_link enable row level security;
alter table platform.one_time_link force row level security;
grant select, delete on platform.one_time_link to trygby_app;
grant insert (municipality, id, token_hash, kind, email, account, goes_to, ends_at) on platform.one_time_link to trygby_app;
grant update (used_at) on platform.one_time_link to trygby_app;
-- Only the machinery handles sign-in links.
create policy machinery_sees_links on platform.one_time_link for select using (municipality = platform.town() and platform.is_system());
create policy machinery_makes_links on platform.one_time_link for insert with check (municipality = platform.town() and platform.is_system());
-- The administrator invites others; the link itself goes to the invited person's mailbox and to nobody else.
create policy administrator_invites on platform.one_time_link for insert with check (
  municipality = platform.town() and kind = 'invitation' and platform.has_role('administrator') and account is distinct from platform.actor());
create policy machinery_uses_links on platform.one_time_link for update using (municipality = platform.town() and platform.is_system());
-- Used and old links are removed daily by the machinery.
create policy machinery_removes_links on platform.one_time_link for delete using (municipality = platform.town() and platform.is_system());

-- A sign-in under way in one browser: between the link and the second factor, or away at the municipality's own sign-in.
create table platform.sign_in_step (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  token_hash text not null,
  kind text not null check (kind in ('second-factor', 'enrolment', 'oidc')),
  account uuid,
  goes_to text not null default '' check (goes_to = '' or goes_to ~ '^/[^/\\]'),
  sealed text not null default '',
  made_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  primary key (municipality, id),
  unique (municipality, token_hash),
  check ((account is null) = (kind = 'oidc')),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.sign_in_step is 'personal: A sign-in that is not finished.';
comment on column platform.sign_in_step.municipality is 'open: The town.';
comment on column platform.sign_in_step.id is 'internal: Identifier.';
comment on column platform.sign_in_step.token_hash is 'secret: SHA-256 of the token in the browser''s cookie.';
comment on column platform.sign_in_step.kind is 'internal: What is missing.';
comment on column platform.sign_in_step.account is 'personal: Who is signing in; not known yet at the municipality''s own sign-in.';
comment on column platform.sign_in_step.goes_to is 'internal: The page that was asked for.';
comment on column platform.sign_in_step.sealed is 'secret: What has to be remembered until the next step, encrypted.';
comment on column platform.sign_in_step.made_at is 'internal: Begun.';
comment on column platform.sign_in_step.ends_at is 'internal: Given up at.';
alter table platform.sign_in_step enable row level security;
alter table platform.sign_in_step force row level security;
grant select, delete on platform.sign_in_step to trygby_app;
grant insert (municipality, id, token_hash, kind, account, goes_to, sealed, ends_at) on platform.sign_in_step to trygby_app;
grant update (sealed) on platform.sign_in_step to trygby_app;
-- Only the machinery signs people in.
create policy machinery_sees_steps on platform.sign_in_step for select using (municipality = platform.town() and platform.is_system());
create policy machinery_begins_steps on platform.sign_in_step for insert with check (municipality = platform.town() and platform.is_system());
create policy machinery_keeps_steps on platform.sign_in_step for update using (municipality = platform.town() and platform.is_system());
create policy machinery_ends_steps on platform.sign_in_step for delete using (municipality = platform.town() and platform.is_system());

-- How many attempts there were for one account or address lately, so that guessing has to wait.
create table platform.sign_in_throttle (
  municipality smallint not null references platform.municipality on delete restrict,
  subject text not null check (length(subject) <= 100),
  attempts integer not null check (attempts > 0),
  last_at timestamptz not null,
  primary key (municipality, subject)
);
comment on table platform.sign_in_throttle is 'internal: Attempts to sign in lately.';
comment on column platform.sign_in_throttle.municipality is 'open: The town.';
comment on column platform.sign_in_throttle.subject is 'internal: A keyed hash of the account or address and of what was tried; the address itself is not stored.';
comment on column platform.sign_in_throttle.attempts is 'internal: Attempts since the last pause.';
comment on column platform.sign_in_throttle.last_at is 'internal: The latest.';
alter table platform.sign_in_throttle enable row level security;
alter table platform.sign_in_throttle force row level security;
grant select, insert, update, delete on platform.sign_in_throttle to trygby_app;
-- Only the machinery counts attempts.
create policy machinery_counts_attempts on platform.sign_in_throttle for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());
