-- What other systems do with faults: keys by which they report, servers that faults are sent on to, and the number a fault is known by outside.

-- Faults are counted by themselves: a number that ran through every report would tell how many sensitive ones came between two faults.
create sequence public_space.fault_number;
grant usage on sequence public_space.fault_number to trygby_app;
alter table public_space.report add column fault_number bigint;
alter sequence public_space.fault_number owned by public_space.report.fault_number;
comment on column public_space.report.fault_number is 'open: The number everybody may know a fault by; faults only.';
create unique index report_by_fault_number on public_space.report (municipality, fault_number) where fault_number is not null;
-- The list of public faults, newest first, and the requests other systems ask for by the day they came.
create index report_public_by_received on public_space.report (municipality, received_at desc, fault_number) where is_public;

create function public_space.number_fault() returns trigger language plpgsql as $$
begin
  if new.door = 'fault' and new.fault_number is null then
    new.fault_number := nextval('public_space.fault_number');
  end if;
  return new;
end $$;
comment on function public_space.number_fault() is 'Gives a fault its number, also when it came through another door and was sorted.';
create trigger fault_has_number before insert or update of door on public_space.report for each row execute function public_space.number_fault();

create table public_space.api_key (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  key_hash text not null check (length(key_hash) = 43),
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  used_on date,
  ended_at timestamptz,
  primary key (municipality, id),
  unique (municipality, key_hash),
  foreign key (municipality, made_by) references platform.account on delete set null (made_by)
);
comment on table public_space.api_key is 'internal: A key by which another system reports faults. Only its hash is kept.';
comment on column public_space.api_key.municipality is 'open: The town.';
comment on column public_space.api_key.id is 'internal: Identifier.';
comment on column public_space.api_key.name is 'internal: Which system has it.';
comment on column public_space.api_key.key_hash is 'secret: Hash of the key.';
comment on column public_space.api_key.made_by is 'personal: Who issued it.';
comment on column public_space.api_key.made_at is 'internal: When.';
comment on column public_space.api_key.used_on is 'internal: The last day something came with it.';
comment on column public_space.api_key.ended_at is 'internal: Since when it opens nothing.';
create unique index api_key_has_its_own_name on public_space.api_key (municipality, lower(name)) where ended_at is null;
alter table public_space.api_key enable row level security;
alter table public_space.api_key force row level security;
grant select, delete on public_space.api_key to trygby_app;
grant insert (municipality, id, name, key_hash, made_by) on public_space.api_key to trygby_app;
grant update (used_on, ended_at) on public_space.api_key to trygby_app;
-- The administrator sees which systems have a key; the machinery knows one again.
create policy administrator_sees_keys on public_space.api_key for select using (
  municipality = platform.town() and platform.has_role('administrator', 'system'));
-- The administrator issues keys, in their own name.
create policy administrator_issues_keys on public_space.api_key for insert with check (
  municipality = platform.town() and platform.has_role('administrator') and made_by is not distinct from platform.actor());
-- The administrator ends a key; the machinery notes the day it was used.
create policy administrator_ends_keys on public_space.api_key for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'))
  with check (municipality = platform.town() and (ended_at is null or platform.has_role('administrator')));
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_keys on public_space.api_key for delete using (municipality = platform.town() and platform.is_system());

create table public_space.open311_target (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  endpoint text not null check (endpoint ~ '^https?://' and length(endpoint) <= 300),
  jurisdiction text not null default '' check (length(jurisdiction) <= 120),
  sealed_key text not null default '' check (length(sealed_key) <= 1000),
  service_codes jsonb not null check (jsonb_typeof(service_codes) = 'object' and service_codes <> '{}'::jsonb and length(service_codes::text) <= 2000),
  areas uuid[] not null default '{}',
  is_on boolean not null default false,
  made_by uuid,
  made_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  trouble text not null default '' check (length(trouble) <= 200),
  trouble_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, made_by) references platform.account on delete set null (made_by)
);
comment on table public_space.open311_target is 'internal: Another Open311 server that faults are sent on to.';
comment on column public_space.open311_target.municipality is 'open: The town.';
comment on column public_space.open311_target.id is 'internal: Identifier.';
comment on column public_space.open311_target.name is 'internal: Whose it is.';
comment on column public_space.open311_target.endpoint is 'internal: Its address.';
comment on column public_space.open311_target.jurisdiction is 'internal: What it calls this town.';
comment on column public_space.open311_target.sealed_key is 'secret: The key it gave us, encrypted.';
comment on column public_space.open311_target.service_codes is 'internal: Its code of each kind of fault that is sent.';
comment on column public_space.open311_target.areas is 'internal: The areas it is for; all when empty.';
comment on column public_space.open311_target.is_on is 'internal: Whether faults are sent.';
comment on column public_space.open311_target.made_by is 'personal: Who set it up.';
comment on column public_space.open311_target.made_at is 'internal: When.';
comment on column public_space.open311_target.answered_at is 'internal: When it last answered.';
comment on column public_space.open311_target.trouble is 'internal: What went wrong last, as a key of a sentence.';
comment on column public_space.open311_target.trouble_at is 'internal: When that was.';
create unique index open311_target_has_its_own_name on public_space.open311_target (municipality, lower(name));
alter table public_space.open311_target enable row level security;
alter table public_space.open311_target force row level security;
grant select, delete on public_space.open311_target to trygby_app;
grant insert (municipality, id, name, endpoint, jurisdiction, sealed_key, service_codes, areas, is_on, made_by) on public_space.open311_target to trygby_app;
grant update (name, endpoint, jurisdiction, sealed_key, service_codes, areas, is_on, answered_at, trouble, trouble_at) on public_space.open311_target to trygby_app;
-- The administrator sees where faults are sent; the machinery sends them.
create policy administrator_sees_targets on public_space.open311_target for select using (
  municipality = platform.town() and platform.has_role('administrator', 'system'));
-- The administrator sets one up, in their own name.
create policy administrator_sets_up_targets on public_space.open311_target for insert with check (
  municipality = platform.town() and platform.has_role('administrator') and made_by is not distinct from platform.actor());
-- The administrator corrects it; the machinery notes how it went.
create policy administrator_corrects_targets on public_space.open311_target for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system')) with check (municipality = platform.town());
-- The administrator takes it away as long as nothing was sent there; the machinery with the demonstration.
create policy administrator_removes_targets on public_space.open311_target for delete using (
  municipality = platform.town() and platform.has_role('administrator', 'system'));

create table public_space.open311_sent (
  municipality smallint not null,
  target uuid not null,
  report uuid not null,
  state text not null default 'sending' check (state in ('sending', 'sent', 'refused')),
  remote_id text not null default '' check (length(remote_id) <= 200),
  remote_token text not null default '' check (length(remote_token) <= 200),
  remote_status text not null default '' check (length(remote_status) <= 40),
  tries integer not null default 0,
  began_at timestamptz not null default clock_timestamp(),
  try_after timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  primary key (municipality, target, report),
  foreign key (municipality, target) references public_space.open311_target on delete restrict,
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.open311_sent is 'internal: A fault that was sent on, once, and what the other server calls it.';
comment on column public_space.open311_sent.municipality is 'open: The town.';
comment on column public_space.open311_sent.target is 'internal: Where it was sent.';
comment on column public_space.open311_sent.report is 'internal: The fault.';
comment on column public_space.open311_sent.state is 'internal: On its way, there, or refused for good.';
comment on column public_space.open311_sent.remote_id is 'internal: Its number there.';
comment on column public_space.open311_sent.remote_token is 'internal: What to ask for its number with, until it has one.';
comment on column public_space.open311_sent.remote_status is 'internal: How it stood there when last asked.';
comment on column public_space.open311_sent.tries is 'internal: How often it was tried.';
comment on column public_space.open311_sent.began_at is 'internal: When it was first tried.';
comment on column public_space.open311_sent.try_after is 'internal: Not tried again before.';
comment on column public_space.open311_sent.read_at is 'internal: When the other server was last asked how it stands.';
create index open311_sent_by_report on public_space.open311_sent (municipality, report);
alter table public_space.open311_sent enable row level security;
alter table public_space.open311_sent force row level security;
grant select, delete on public_space.open311_sent to trygby_app;
grant insert (municipality, target, report) on public_space.open311_sent to trygby_app;
grant update (state, remote_id, remote_token, remote_status, tries, try_after, read_at) on public_space.open311_sent to trygby_app;
-- Whoever sees reports sees what was sent on; the administrator sees whether it works.
create policy staff_sees_what_was_sent on public_space.open311_sent for select using (
  municipality = platform.town() and (public_space.sees_reports() or platform.has_role('administrator')));
-- Only the machinery sends.
create policy machinery_sends on public_space.open311_sent for insert with check (municipality = platform.town() and platform.is_system());
-- Only the machinery notes how it went.
create policy machinery_notes_answers on public_space.open311_sent for update
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_what_was_sent on public_space.open311_sent for delete using (municipality = platform.town() and platform.is_system());
