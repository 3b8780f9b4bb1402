-- A file of counts on its way in, for the one who handed it in; and a base whose words and places may grow while its division stays.
create table platform.count_draft (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  account uuid not null,
  base uuid,
  file_name text not null check (length(file_name) between 1 and 200),
  content bytea not null check (octet_length(content) <= 26214400),
  answers jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete cascade,
  foreign key (municipality, base) references platform.count_base on delete cascade
);
comment on table platform.count_draft is 'sensitive: A file of counts handed in and not yet kept; it holds the small ones too.';
comment on column platform.count_draft.municipality is 'open: The town.';
comment on column platform.count_draft.id is 'internal: Identifier.';
comment on column platform.count_draft.account is 'personal: Who handed it in.';
comment on column platform.count_draft.base is 'internal: What it is a newer edition of; empty for a new base.';
comment on column platform.count_draft.file_name is 'internal: Name of the file.';
comment on column platform.count_draft.content is 'sensitive: The file as it came.';
comment on column platform.count_draft.answers is 'internal: What has been said about it so far.';
comment on column platform.count_draft.created_at is 'internal: When it came; forgotten after a day.';
alter table platform.count_draft enable row level security;
alter table platform.count_draft force row level security;
grant select, delete on platform.count_draft to trygby_app;
grant insert (municipality, id, account, base, file_name, content) on platform.count_draft to trygby_app;
grant update (answers) on platform.count_draft to trygby_app;
-- Whoever handed a file in works on it, and nobody else; after a day it is gone for them too.
create policy own_count_draft_seen on platform.count_draft for select using (municipality = platform.town()
  and account = platform.actor() and platform.has_role('analyst', 'administrator') and created_at > now() - interval '1 day');
-- Analyst and administrator hand counts in, in their own name.
create policy own_count_draft_made on platform.count_draft for insert with check (municipality = platform.town()
  and account = platform.actor() and platform.has_role('analyst', 'administrator'));
-- They say what its columns hold.
create policy own_count_draft_answered on platform.count_draft for update using (municipality = platform.town()
  and account = platform.actor() and platform.has_role('analyst', 'administrator'));
-- It goes when it is kept or given up.
create policy own_count_draft_ended on platform.count_draft for delete using (municipality = platform.town()
  and account = platform.actor() and platform.has_role('analyst', 'administrator'));
-- The machinery finds what has waited longer than a day, and nothing newer.
create policy machinery_finds_old_count_draft on platform.count_draft for select using (municipality = platform.town()
  and platform.is_system() and created_at < now() - interval '1 day');
-- It deletes the same and nothing newer.
create policy machinery_forgets_old_count_draft on platform.count_draft for delete using (municipality = platform.town()
  and platform.is_system() and created_at < now() - interval '1 day');

-- A newer edition may bring new units, with their words and their places on the map.
grant update (dimensions) on platform.count_base to trygby_app;
create function platform.base_division_stays() returns trigger language plpgsql as $$
begin
  if (select jsonb_agg(jsonb_build_array(d -> 'key', d -> 'kind') order by place) from jsonb_array_elements(old.dimensions) with ordinality as o(d, place))
    is distinct from
    (select jsonb_agg(jsonb_build_array(d -> 'key', d -> 'kind') order by place) from jsonb_array_elements(new.dimensions) with ordinality as n(d, place))
  then
    raise exception 'What counts are divided by stays: editions and releases rest on it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function platform.base_division_stays() is 'Units may get words and places; the dimensions themselves, their kind and their order stay.';
create trigger base_division_stays before update of dimensions on platform.count_base for each row execute function platform.base_division_stays();

-- Real counts brought into an invented base make it real: it stays when the demonstration is taken away.
create policy analyst_makes_bases_real on platform.demonstration_row for delete using (municipality = platform.town()
  and table_name = 'platform.count_base' and platform.has_role('analyst', 'administrator'));
