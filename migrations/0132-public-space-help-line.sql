-- Who helps when somebody worries about a child, or is hurt, threatened or hated: the town's own lines beside the national ones.
create table public_space.help_line (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  topic text not null check (topic in ('child', 'victim', 'hate', 'talk')),
  name_da text not null check (length(name_da) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  words_da text not null default '' check (length(words_da) <= 300),
  words_en text not null default '' check (length(words_en) <= 300),
  phone text not null default '' check (phone ~ '^$|^\+?[0-9 ]{3,20}$'),
  link text not null default '' check (length(link) <= 290 and link ~ '^$|^https://\S+$'),
  checked_on date not null,
  primary key (municipality, id),
  constraint help_line_can_be_reached check (phone <> '' or link <> '')
);
comment on table public_space.help_line is 'open: Who in the town helps when somebody worries about a child or is hurt, threatened or hated.';
comment on column public_space.help_line.municipality is 'open: The town.';
comment on column public_space.help_line.id is 'open: Identifier.';
comment on column public_space.help_line.topic is 'open: What it is about.';
comment on column public_space.help_line.name_da is 'open: What it is called, in Danish.';
comment on column public_space.help_line.name_en is 'open: What it is called, in English.';
comment on column public_space.help_line.words_da is 'open: What they help with and when, in Danish.';
comment on column public_space.help_line.words_en is 'open: What they help with and when, in English.';
comment on column public_space.help_line.phone is 'open: Telephone, empty for none.';
comment on column public_space.help_line.link is 'open: Address on the web, empty for none.';
comment on column public_space.help_line.checked_on is 'open: When somebody last saw that it is right.';
alter table public_space.help_line enable row level security;
alter table public_space.help_line force row level security;
grant select, delete on public_space.help_line to trygby_app;
grant insert (municipality, id, topic, name_da, name_en, words_da, words_en, phone, link, checked_on) on public_space.help_line to trygby_app;
grant update (topic, name_da, name_en, words_da, words_en, phone, link, checked_on) on public_space.help_line to trygby_app;
-- Everybody sees who helps.
create policy help_is_open on public_space.help_line for select using (municipality = (select platform.town()));
-- The administrator and the coordinator add a line.
create policy administrator_adds_help on public_space.help_line for insert with check (
  municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system'));
-- They correct one.
create policy administrator_corrects_help on public_space.help_line for update
  using (municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system')) with check (municipality = platform.town());
-- They take one away.
create policy administrator_removes_help on public_space.help_line for delete using (
  municipality = platform.town() and platform.has_role('administrator', 'coordinator', 'system'));
