-- The partners of the town: organisations, what they may see, and whose accounts belong to them.
create table platform.organisation (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('authority', 'school', 'housing-company', 'board', 'association', 'business')),
  name text not null check (length(name) between 1 and 160),
  may_see text not null default '' check (length(may_see) <= 2000),
  shared text[] not null default '{}' check (shared <@ array['aggregates', 'faults']),
  contact_name text not null default '' check (length(contact_name) <= 120),
  contact_email text not null default '' check (length(contact_email) <= 254),
  made_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (municipality, id)
);
create unique index organisation_named_once on platform.organisation (municipality, lower(name)) where ended_at is null;
comment on table platform.organisation is 'internal: A partner of the town.';
comment on column platform.organisation.municipality is 'open: The town.';
comment on column platform.organisation.id is 'internal: Identifier.';
comment on column platform.organisation.kind is 'internal: Authority, school, housing company, board, association or business.';
comment on column platform.organisation.name is 'internal: Name.';
comment on column platform.organisation.may_see is 'internal: What the partner agreement says they may see, in words.';
comment on column platform.organisation.shared is 'internal: Which kinds of things are shared with them; a closed list.';
comment on column platform.organisation.contact_name is 'personal: Who to talk to.';
comment on column platform.organisation.contact_email is 'personal: Where to write.';
comment on column platform.organisation.made_at is 'internal: When it was made here.';
comment on column platform.organisation.ended_at is 'internal: When the cooperation ended.';
alter table platform.organisation enable row level security;
alter table platform.organisation force row level security;
grant select, delete on platform.organisation to trygby_app;
grant insert (municipality, id, kind, name, may_see, shared, contact_name, contact_email) on platform.organisation to trygby_app;
grant update (kind, name, may_see, shared, contact_name, contact_email, ended_at) on platform.organisation to trygby_app;
-- Staff know the partners of the town.
create policy staff_knows_partners on platform.organisation for select
  using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- A partner sees its own organisation, and so what is shared with it.
create policy partner_sees_own_organisation on platform.organisation for select using (
  municipality = platform.town()
  and exists (select from platform.account a where a.municipality = organisation.municipality and a.id = platform.actor() and a.organisation = organisation.id));
-- The administrator makes and corrects partners.
create policy administrator_makes_partners on platform.organisation for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
create policy administrator_corrects_partners on platform.organisation for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only the machinery deletes a partner, with the demonstration; otherwise a cooperation ends and stays in the list.
create policy machinery_deletes_partners on platform.organisation for delete using (municipality = platform.town() and platform.is_system());

alter table platform.account add constraint account_organisation_fkey
  foreign key (municipality, organisation) references platform.organisation on delete restrict;
create index account_by_organisation on platform.account (municipality, organisation) where organisation is not null;
