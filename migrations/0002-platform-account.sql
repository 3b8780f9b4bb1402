-- People with an account, what they are to the town, and the sessions they have open.
create table platform.account (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 120),
  status text not null default 'active' check (status in ('active', 'disabled', 'left')),
  organisation uuid,
  locale text not null default 'da' check (locale in ('da', 'en')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (municipality, id),
  unique (municipality, email)
);
comment on table platform.account is 'personal: Somebody who can sign in.';
comment on column platform.account.municipality is 'open: The town.';
comment on column platform.account.id is 'internal: Identifier.';
comment on column platform.account.email is 'personal: Address for sign-in links, lower case.';
comment on column platform.account.name is 'personal: Name shown to colleagues.';
comment on column platform.account.status is 'internal: Active, disabled, or left.';
comment on column platform.account.organisation is 'internal: The partner organisation, empty for the municipality''s own people and residents.';
comment on column platform.account.locale is 'internal: Language for mails.';
comment on column platform.account.created_at is 'internal: When the account was made.';
comment on column platform.account.ended_at is 'internal: When it was disabled or left.';
alter table platform.account enable row level security;
alter table platform.account force row level security;
grant select on platform.account to trygby_app;
grant insert (municipality, id, email, name, status, organisation, locale) on platform.account to trygby_app;
grant update (email, name, status, organisation, locale, ended_at) on platform.account to trygby_app;
grant delete on platform.account to trygby_app;
-- Everybody sees their own account.
create policy own_account on platform.account for select using (municipality = platform.town() and id = platform.actor());
-- The administrator and the machinery see every account of the town, to manage and to sign in.
create policy administrator_sees_accounts on platform.account for select
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
create policy administrator_makes_accounts on platform.account for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- People correct their own name and language; the administrator and the machinery correct any.
create policy own_account_corrected on platform.account for update using (municipality = platform.town() and id = platform.actor());
create policy administrator_corrects_accounts on platform.account for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only the machinery deletes an account: at the end of its retention, or with the demonstration.
create policy machinery_deletes_accounts on platform.account for delete
  using (municipality = platform.town() and platform.is_system());

create table platform.account_role (
  municipality smallint not null,
  account uuid not null,
  role text not null check (role in ('resident', 'professional', 'coordinator', 'analyst', 'leader', 'partner', 'data-protection', 'administrator')),
  primary key (municipality, account, role),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.account_role is 'internal: What an account may be to the town.';
comment on column platform.account_role.municipality is 'open: The town.';
comment on column platform.account_role.account is 'internal: The account.';
comment on column platform.account_role.role is 'internal: Resident, professional, coordinator, analyst, leader, partner, data protection officer or administrator.';
alter table platform.account_role enable row level security;
alter table platform.account_role force row level security;
grant select, insert, delete on platform.account_role to trygby_app;
-- Staff see who has which role; everybody sees their own.
create policy roles_seen on platform.account_role for select using (
  municipality = platform.town() and (account = platform.actor() or platform.is_staff() or platform.is_system()));
create policy administrator_gives_roles on platform.account_role for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
create policy administrator_takes_roles on platform.account_role for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- no update: a role is given or taken.
-- Staff see each other and the partners' people by name; residents' accounts stay hidden from them.
create policy staff_sees_colleagues on platform.account for select using (
  municipality = platform.town() and platform.is_staff()
  and exists (select from platform.account_role r where r.municipality = account.municipality and r.account = account.id and r.role <> 'resident'));

create table platform.session (
  municipality smallint not null,
  id uuid not null,
  token_hash text not null,
  account uuid not null,
  method text not null check (method in ('mail-link', 'second-factor', 'oidc', 'demonstration')),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  primary key (municipality, id),
  unique (municipality, token_hash),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.session is 'personal: Somebody signed in.';
comment on column platform.session.municipality is 'open: The town.';
comment on column platform.session.id is 'internal: Identifier.';
comment on column platform.session.token_hash is 'secret: SHA-256 of the token in the cookie; the token itself is stored nowhere.';
comment on column platform.session.account is 'personal: Whose session.';
comment on column platform.session.method is 'internal: How they signed in.';
comment on column platform.session.created_at is 'internal: Signed in.';
comment on column platform.session.seen_at is 'internal: Last seen, for the idle limit.';
comment on column platform.session.ends_at is 'internal: Ends at the latest.';
alter table platform.session enable row level security;
alter table platform.session force row level security;
grant select, insert, delete on platform.session to trygby_app;
grant update (seen_at) on platform.session to trygby_app;
-- A browser sees the one session whose token it presents; people see their own, to end them.
create policy presented_session on platform.session for select using (
  municipality = platform.town() and (token_hash = platform.presented_token() or account = platform.actor() or platform.is_system()));
-- Only the machinery opens a session, after the sign-in has been checked.
create policy machinery_opens_sessions on platform.session for insert with check (municipality = platform.town() and platform.is_system());
create policy presented_session_stays_awake on platform.session for update using (
  municipality = platform.town() and (token_hash = platform.presented_token() or platform.is_system()));
-- People end their own; the administrator ends anybody's when an account is disabled.
create policy own_session_ended on platform.session for delete using (
  municipality = platform.town()
  and (token_hash = platform.presented_token() or account = platform.actor() or platform.has_role('administrator', 'system')));
-- To end a session the administrator must be able to find it.
create policy administrator_finds_sessions on platform.session for select
  using (municipality = platform.town() and platform.has_role('administrator'));
