-- The ground every room stands on: which town, who acts, and why, as facts a policy can ask.
create schema platform;
comment on schema platform is 'What every room needs: towns, people, sessions, audit, jobs, mail, files, releases.';
grant usage on schema platform to trygby_app;

create function platform.town() returns smallint language sql stable
  return nullif(current_setting('trygby.municipality', true), '')::smallint;
comment on function platform.town() is 'The municipality this transaction works for; null when none was said, and then no row is visible.';

create function platform.actor() returns uuid language sql stable
  return nullif(current_setting('trygby.account', true), '')::uuid;
comment on function platform.actor() is 'The account that acts; null for somebody without one.';

create function platform.has_role(variadic wanted text[]) returns boolean language sql stable
  return coalesce(string_to_array(current_setting('trygby.roles', true), ',') && wanted, false);
comment on function platform.has_role(text[]) is 'Whether the one who acts has one of these roles.';

create function platform.is_staff() returns boolean language sql stable
  return platform.has_role('professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator');
comment on function platform.is_staff() is 'Whether the one who acts is employed by the municipality.';

create function platform.is_system() returns boolean language sql stable
  return platform.has_role('system');
comment on function platform.is_system() is 'Whether the town''s own machinery acts: sign-in, jobs, the command line.';

create function platform.purpose() returns text language sql stable
  return coalesce(current_setting('trygby.purpose', true), '');
comment on function platform.purpose() is 'Why this transaction reads or writes.';

create function platform.presented_token() returns text language sql stable
  return coalesce(current_setting('trygby.token', true), '');
comment on function platform.presented_token() is 'Hash of the session token the browser presented.';

create table platform.municipality (
  municipality smallint primary key,
  code text not null default '' check (code ~ '^[0-9]{0,4}$'),
  name text not null default '' check (length(name) <= 120),
  host text unique check (host = lower(host)),
  is_demonstration boolean not null default false,
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table platform.municipality is 'open: A town that uses the platform.';
comment on column platform.municipality.municipality is 'open: The number every key begins with.';
comment on column platform.municipality.code is 'open: Official municipality code, for instance 183.';
comment on column platform.municipality.name is 'open: Name of the town as residents say it.';
comment on column platform.municipality.host is 'open: Host name of the town''s pages; empty means the only town here.';
comment on column platform.municipality.is_demonstration is 'open: Whether invented people and data are here, said on every page.';
comment on column platform.municipality.set_up_at is 'open: When the first-start guide was finished.';
comment on column platform.municipality.created_at is 'open: When the town was made here.';
alter table platform.municipality enable row level security;
alter table platform.municipality force row level security;
grant select on platform.municipality to trygby_app;
grant insert (municipality, code, name, host, is_demonstration) on platform.municipality to trygby_app;
grant update (code, name, host, is_demonstration, set_up_at) on platform.municipality to trygby_app;
-- Which towns there are is open: the host name of a visit is looked up here before anything else is known.
create policy towns_are_open on platform.municipality for select using (true);
-- A town is made by the machinery, at first start or from the command line.
create policy machinery_makes_towns on platform.municipality for insert with check (platform.is_system());
-- The town's administrator, or the machinery, corrects its own town.
create policy administrator_corrects_town on platform.municipality for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- no delete: a town is emptied by the demonstration's removal or by its own decision outside the pages.
