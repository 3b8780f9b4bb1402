-- Reports are found fast among a million: the open ones by each thing the inbox narrows them by, and by what is written in them.

-- The wall lets no index look inside a text, so the open ones are read through; this holds their text small and side by side.
alter table public_space.report add column search_key text collate "C"
  generated always as (case when state <> 'closed' then lower((place_label || ' ' || words) collate "da-x-icu") end) stored;
comment on column public_space.report.search_key is 'internal: Place and words of an open report in small letters, for looking through.';

drop index public_space.report_open_newest;
create index report_open_newest on public_space.report (municipality, received_at desc, id) include (search_key) where state <> 'closed';
create index report_open_by_kind on public_space.report (municipality, kind, received_at desc, id) where state <> 'closed';
create index report_open_by_area on public_space.report (municipality, area, kind, received_at desc, id) where state <> 'closed';
create index report_open_by_voices on public_space.report (municipality, voices desc, received_at desc, id) where state <> 'closed';
create index report_by_door on public_space.report (municipality, door, received_at desc, id);

-- Near a spot: the open ones, which are few, and the public faults that were closed lately.
create index report_open_near on public_space.report (municipality, lat, lon) where state <> 'closed';
create index report_closed_near on public_space.report (municipality, lat, lon, closed_at) where is_public and state = 'closed' and merged_into is null;
