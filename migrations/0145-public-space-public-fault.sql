-- A public fault as everybody may know it: a row of its own with no more than that, so that nobody outside the town hall reads the report itself.
create table public_space.public_fault (
  municipality smallint not null,
  id uuid not null,
  fault_number bigint not null,
  kind text not null,
  place_label text not null,
  lat double precision not null,
  lon double precision not null,
  area uuid,
  state text not null,
  outcome text,
  team uuid,
  organisation uuid,
  answer_by date,
  merged_into uuid,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, id) references public_space.report on delete cascade
);
comment on table public_space.public_fault is 'open: A public fault as everybody may know it; the database keeps it as the report stands.';
comment on column public_space.public_fault.municipality is 'open: The town.';
comment on column public_space.public_fault.id is 'internal: The report.';
comment on column public_space.public_fault.fault_number is 'open: The number everybody may know it by.';
comment on column public_space.public_fault.kind is 'open: What it is about.';
comment on column public_space.public_fault.place_label is 'open: The place in words.';
comment on column public_space.public_fault.lat is 'open: Latitude of the place, degrees.';
comment on column public_space.public_fault.lon is 'open: Longitude of the place, degrees.';
comment on column public_space.public_fault.area is 'open: The area it lies in.';
comment on column public_space.public_fault.state is 'open: How far the work on it is.';
comment on column public_space.public_fault.outcome is 'open: What came of it.';
comment on column public_space.public_fault.team is 'open: The team that has it.';
comment on column public_space.public_fault.organisation is 'open: The partner that has it.';
comment on column public_space.public_fault.answer_by is 'open: The day there is an answer at the latest.';
comment on column public_space.public_fault.merged_into is 'internal: The report it was put together with.';
comment on column public_space.public_fault.received_at is 'open: When it came.';
comment on column public_space.public_fault.changed_at is 'open: When anything about it last changed.';
comment on column public_space.public_fault.closed_at is 'open: When it was closed.';
create unique index public_fault_by_number on public_space.public_fault (municipality, fault_number);
create index public_fault_by_received on public_space.public_fault (municipality, received_at desc, fault_number);
create index public_fault_by_closing on public_space.public_fault (municipality, closed_at desc) where state = 'closed';
-- The public list of faults begins with the newest open ones, of all kinds or of one.
create index public_fault_open on public_space.public_fault (municipality, received_at desc, fault_number desc)
  where state <> 'closed' and merged_into is null;
create index public_fault_open_by_kind on public_space.public_fault (municipality, kind, received_at desc, fault_number desc)
  where state <> 'closed' and merged_into is null;
alter table public_space.public_fault enable row level security;
alter table public_space.public_fault force row level security;
grant select, delete on public_space.public_fault to trygby_app;
grant insert (municipality, id, fault_number, kind, place_label, lat, lon, area, state, outcome, team, organisation, answer_by, merged_into, received_at, changed_at, closed_at) on public_space.public_fault to trygby_app;
grant update (kind, place_label, area, state, outcome, team, organisation, answer_by, merged_into, changed_at, closed_at) on public_space.public_fault to trygby_app;
-- Everybody sees the faults that are public.
create policy public_faults_are_open on public_space.public_fault for select using (municipality = (select platform.town()));
-- The database lets one out when those who work on reports have made the report public.
create policy public_report_is_let_out on public_space.public_fault for insert with check (
  municipality = platform.town() and public_space.works_on_reports()
  and exists (select from public_space.report r where r.municipality = public_fault.municipality and r.id = public_fault.id and r.is_public));
-- It keeps it as the report stands.
create policy public_fault_follows_its_report on public_space.public_fault for update
  using (municipality = platform.town() and public_space.works_on_reports()) with check (municipality = platform.town());
-- It takes it back when the report is public no longer.
create policy public_fault_is_taken_back on public_space.public_fault for delete using (municipality = platform.town() and public_space.works_on_reports());

create function public_space.let_fault_out() returns trigger language plpgsql as $$
begin
  if not new.is_public then
    delete from public_space.public_fault f where f.municipality = new.municipality and f.id = new.id;
    return null;
  end if;
  insert into public_space.public_fault (municipality, id, fault_number, kind, place_label, lat, lon, area, state, outcome, team, organisation,
      answer_by, merged_into, received_at, changed_at, closed_at)
    values (new.municipality, new.id, new.fault_number, new.kind, new.place_label, new.lat, new.lon, new.area, new.state, new.outcome, new.team,
      new.organisation, new.answer_by, new.merged_into, new.received_at, new.changed_at, new.closed_at)
    on conflict (municipality, id) do update set (kind, place_label, area, state, outcome, team, organisation, answer_by, merged_into, changed_at, closed_at)
      = (excluded.kind, excluded.place_label, excluded.area, excluded.state, excluded.outcome, excluded.team, excluded.organisation,
        excluded.answer_by, excluded.merged_into, excluded.changed_at, excluded.closed_at);
  return null;
end $$;
comment on function public_space.let_fault_out() is 'Keeps what everybody sees of a fault as the report stands.';
create trigger public_fault_comes after insert on public_space.report for each row when (new.is_public) execute function public_space.let_fault_out();
create trigger public_fault_follows after update on public_space.report for each row when (new.is_public or old.is_public)
  execute function public_space.let_fault_out();
insert into public_space.public_fault (municipality, id, fault_number, kind, place_label, lat, lon, area, state, outcome, team, organisation,
    answer_by, merged_into, received_at, changed_at, closed_at)
  select municipality, id, fault_number, kind, place_label, lat, lon, area, state, outcome, team, organisation, answer_by, merged_into, received_at,
    changed_at, closed_at from public_space.report where is_public;

-- The report itself is for staff: what stands in it beside this is nobody else's.
drop policy public_faults_are_open on public_space.report;
drop policy news_of_public_faults_is_open on public_space.report_news;
-- What was told about a public fault is open too, but not what staff asked those who reported it.
create policy news_of_public_faults_is_open on public_space.report_news for select using (
  municipality = (select platform.town()) and key <> 'question'
  and exists (select from public_space.public_fault f where f.municipality = report_news.municipality and f.id = report_news.report));
drop index public_space.report_public, public_space.report_public_by_received;
