-- The municipality's own sign-in: who somebody is there, and which of its groups become which role here.
create table platform.work_identity (
  municipality smallint not null,
  issuer text not null check (length(issuer) <= 500),
  subject text not null check (length(subject) between 1 and 255),
  account uuid not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, issuer, subject),
  foreign key (municipality, account) references platform.account on delete cascade
);
create index work_identity_by_account on platform.work_identity (municipality, account);
comment on table platform.work_identity is 'personal: Who an account is at the municipality''s own sign-in.';
comment on column platform.work_identity.municipality is 'open: The town.';
comment on column platform.work_identity.issuer is 'internal: Address of the sign-in.';
comment on column platform.work_identity.subject is 'personal: Its lasting identifier of the person.';
comment on column platform.work_identity.account is 'personal: The account here.';
comment on column platform.work_identity.made_at is 'internal: First sign-in.';
alter table platform.work_identity enable row level security;
alter table platform.work_identity force row level security;
grant select, delete on platform.work_identity to trygby_app;
grant insert (municipality, issuer, subject, account) on platform.work_identity to trygby_app;
-- Only the machinery signs people in.
create policy machinery_knows_identities on platform.work_identity for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());
-- no update: an identity belongs to one account or is removed.

create table platform.work_role (
  municipality smallint not null references platform.municipality on delete restrict,
  claim text not null check (length(claim) between 1 and 200),
  role text not null check (role in ('professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator')),
  primary key (municipality, claim, role)
);
comment on table platform.work_role is 'internal: Which group at the municipality''s own sign-in gives which role.';
comment on column platform.work_role.municipality is 'open: The town.';
comment on column platform.work_role.claim is 'internal: The group as the sign-in names it.';
comment on column platform.work_role.role is 'internal: The role here.';
alter table platform.work_role enable row level security;
alter table platform.work_role force row level security;
grant select, insert, delete on platform.work_role to trygby_app;
-- The administrator decides which group gives which role; the machinery reads it at sign-in.
create policy administrator_maps_groups on platform.work_role for all
  using (municipality = platform.town() and platform.has_role('administrator', 'system'))
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- no update: a mapping is added or removed.
