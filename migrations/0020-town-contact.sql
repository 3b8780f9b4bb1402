-- How people reach the town, said in the accessibility statement and on the page about privacy.
create table platform.town_contact (
  municipality smallint primary key references platform.municipality on delete restrict,
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 254),
  address text not null default '' check (length(address) <= 300),
  protection_name text not null default '' check (length(protection_name) <= 120),
  protection_email text not null default '' check (length(protection_email) <= 254),
  protection_phone text not null default '' check (length(protection_phone) <= 40),
  accessibility_checked_on date,
  check (municipality > 0)
);
comment on table platform.town_contact is 'open: How people reach the town.';
comment on column platform.town_contact.municipality is 'open: The town.';
comment on column platform.town_contact.phone is 'open: Telephone of the town hall.';
comment on column platform.town_contact.email is 'open: Mail address of the town hall.';
comment on column platform.town_contact.address is 'open: Postal address of the town hall.';
comment on column platform.town_contact.protection_name is 'open: Name or title of the data protection officer, who is publicly named by law.';
comment on column platform.town_contact.protection_email is 'open: Mail address of the data protection officer.';
comment on column platform.town_contact.protection_phone is 'open: Telephone of the data protection officer.';
comment on column platform.town_contact.accessibility_checked_on is 'open: The day the accessibility of the pages was last gone through; the law asks for it every year.';
alter table platform.town_contact enable row level security;
alter table platform.town_contact force row level security;
grant select on platform.town_contact to trygby_app;
grant insert (municipality, phone, email, address, protection_name, protection_email, protection_phone, accessibility_checked_on) on platform.town_contact to trygby_app;
grant update (phone, email, address, protection_name, protection_email, protection_phone, accessibility_checked_on) on platform.town_contact to trygby_app;
-- Everybody may know how to reach the town.
create policy contact_is_open on platform.town_contact for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills the demonstration, writes it down.
create policy administrator_writes_contact on platform.town_contact for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct it.
create policy administrator_corrects_contact on platform.town_contact for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- no delete: a town always says how it is reached.
