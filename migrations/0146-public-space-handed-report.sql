-- What a partner sees of a report that was handed over to it: a row of its own for each hand-over with no more than its page shows.
create table public_space.handed_report (
  municipality smallint not null,
  handover uuid not null,
  report uuid not null,
  number bigint not null,
  door text not null,
  kind text not null,
  place_label text not null,
  area_name text not null default '',
  received_at timestamptz not null,
  happened_on date,
  times text[] not null,
  weekdays text not null,
  how_often text not null,
  consequences text[] not null,
  words text not null default '',
  voices integer check (voices >= 5),
  is_open boolean not null,
  primary key (municipality, handover),
  foreign key (municipality, handover) references public_space.handover on delete cascade,
  foreign key (municipality, report) references public_space.report on delete cascade
);
comment on table public_space.handed_report is 'sensitive: A report as the partner sees it that it was handed over to. It does not say who reported.';
comment on column public_space.handed_report.municipality is 'open: The town.';
comment on column public_space.handed_report.handover is 'internal: The hand-over.';
comment on column public_space.handed_report.report is 'internal: The report.';
comment on column public_space.handed_report.number is 'internal: The number staff call it by.';
comment on column public_space.handed_report.door is 'internal: Through which door it came.';
comment on column public_space.handed_report.kind is 'internal: What it is about.';
comment on column public_space.handed_report.place_label is 'internal: The place in words.';
comment on column public_space.handed_report.area_name is 'internal: The name of the area it lies in.';
comment on column public_space.handed_report.received_at is 'internal: When it came.';
comment on column public_space.handed_report.happened_on is 'internal: The day it was seen last.';
comment on column public_space.handed_report.times is 'internal: At which times of the day.';
comment on column public_space.handed_report.weekdays is 'internal: On weekdays, at weekends or always.';
comment on column public_space.handed_report.how_often is 'internal: How often.';
comment on column public_space.handed_report.consequences is 'internal: What it makes people do.';
comment on column public_space.handed_report.words is 'internal: What was written, where somebody had read it before it was handed over; empty otherwise.';
comment on column public_space.handed_report.voices is 'internal: How many people said this; null below five.';
comment on column public_space.handed_report.is_open is 'internal: Whether the town still works on it.';
create index handed_report_by_report on public_space.handed_report (municipality, report);
alter table public_space.handed_report enable row level security;
alter table public_space.handed_report force row level security;
grant select, delete on public_space.handed_report to trygby_app;
grant insert (municipality, handover, report, number, door, kind, place_label, area_name, received_at, happened_on, times, weekdays, how_often, consequences, words, voices, is_open) on public_space.handed_report to trygby_app;
grant update (door, kind, area_name, words, voices, is_open) on public_space.handed_report to trygby_app;
-- Staff who see reports see what partners see of them.
create policy staff_sees_handed_reports on public_space.handed_report for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- A partner sees what was handed over to it, as long as it has it and its agreement allows it: single sensitive ones only an authority or a school.
create policy partner_sees_what_was_handed_over on public_space.handed_report for select using (
  municipality = (select platform.town()) and (select platform.has_role('partner'))
  and exists (select from public_space.handover h join platform.organisation o on o.municipality = h.municipality and o.id = h.organisation and o.ended_at is null
    where h.municipality = handed_report.municipality and h.id = handed_report.handover and h.organisation = (select goals.own_organisation())
      and h.state in ('sent', 'accepted', 'answered')
      and case handed_report.door when 'fault' then 'faults' = any (o.shared) else o.kind in ('authority', 'school') end));
-- The database writes it down with the hand-over.
create policy handed_report_comes_with_its_handover on public_space.handed_report for insert with check (
  municipality = platform.town() and public_space.works_on_reports());
-- It keeps it as the report stands.
create policy handed_report_follows_its_report on public_space.handed_report for update
  using (municipality = platform.town() and public_space.works_on_reports()) with check (municipality = platform.town());
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_handed_reports on public_space.handed_report for delete using (municipality = platform.town() and platform.is_system());

create function public_space.name_of_area(area uuid) returns text language sql stable
  return coalesce((select a.name from platform.area a where a.municipality = platform.town() and a.id = name_of_area.area), '');
comment on function public_space.name_of_area(uuid) is 'The name of an area of the town; empty for none.';

create function public_space.write_handed_report() returns trigger language plpgsql as $$
begin
  insert into public_space.handed_report (municipality, handover, report, number, door, kind, place_label, area_name, received_at, happened_on, times,
      weekdays, how_often, consequences, words, voices, is_open)
    select r.municipality, new.id, r.id, r.number, r.door, r.kind, r.place_label, public_space.name_of_area(r.area), r.received_at, r.happened_on, r.times,
      r.weekdays, r.how_often, r.consequences, case when new.shows_words and r.words_state = 'read' then r.words else '' end,
      case when r.voices >= 5 then r.voices end, r.state not in ('closed', 'reopen-asked') and r.merged_into is null
    from public_space.report r where r.municipality = new.municipality and r.id = new.report;
  return null;
end $$;
comment on function public_space.write_handed_report() is 'Writes down with a hand-over what its partner sees.';
create trigger handed_report_comes after insert on public_space.handover for each row execute function public_space.write_handed_report();

create function public_space.follow_report() returns trigger language plpgsql as $$
begin
  update public_space.handed_report p set door = new.door, kind = new.kind, area_name = public_space.name_of_area(new.area),
      words = case when h.shows_words and new.words_state = 'read' then new.words else '' end,
      voices = case when new.voices >= 5 then new.voices end, is_open = new.state not in ('closed', 'reopen-asked') and new.merged_into is null
    from public_space.handover h
    where h.municipality = new.municipality and h.report = new.id and p.municipality = h.municipality and p.handover = h.id;
  return null;
end $$;
comment on function public_space.follow_report() is 'Keeps what partners see of a report as the report stands; words that are forgotten go with it.';
create trigger handed_report_follows after update of door, kind, area, words, words_state, voices, state, merged_into on public_space.report
  for each row when ((new.door, new.kind, new.area, new.words, new.words_state, new.voices, new.state, new.merged_into)
    is distinct from (old.door, old.kind, old.area, old.words, old.words_state, old.voices, old.state, old.merged_into))
  execute function public_space.follow_report();
insert into public_space.handed_report (municipality, handover, report, number, door, kind, place_label, area_name, received_at, happened_on, times,
    weekdays, how_often, consequences, words, voices, is_open)
  select r.municipality, h.id, r.id, r.number, r.door, r.kind, r.place_label, coalesce(a.name, ''), r.received_at, r.happened_on, r.times,
    r.weekdays, r.how_often, r.consequences, case when h.shows_words and r.words_state = 'read' then r.words else '' end,
    case when r.voices >= 5 then r.voices end, r.state not in ('closed', 'reopen-asked') and r.merged_into is null
  from public_space.handover h join public_space.report r on r.municipality = h.municipality and r.id = h.report
    left join platform.area a on a.municipality = r.municipality and a.id = r.area;

-- The report itself is for staff.
drop policy partner_sees_what_was_handed_over on public_space.report;
drop function public_space.is_with_own_organisation(uuid, text);
