-- How a phenomenon is worked on: what professionals observe, what was counted, how everybody around sees it, what was looked for beside it, and its trail.

-- Where displacement is looked for, and how, is agreed before the response; which moves of the effort the reporters have heard of.
alter table public_space.phenomenon
  add column ring_m integer check (ring_m between 40 and 10000),
  add column displacement_plan text not null default '' check (length(displacement_plan) <= 2000),
  add column tied_at timestamptz,
  add column told_moves text[] not null default '{}' check (told_moves <@ array['agreed', 'begun', 'ended', 'judged']),
  add constraint ring_lies_around check (ring_m is null or ring_m > radius_m);
comment on column public_space.phenomenon.ring_m is 'internal: Where the ring around the place ends in which it is looked whether it moved, metres from the middle.';
comment on column public_space.phenomenon.displacement_plan is 'internal: How it is seen whether it only moved, agreed before the response.';
comment on column public_space.phenomenon.tied_at is 'internal: When the effort became the response.';
comment on column public_space.phenomenon.told_moves is 'internal: Which moves of the effort those who reported have heard of.';
grant update (ring_m, displacement_plan, tied_at, told_moves) on public_space.phenomenon to trygby_app;

create table public_space.observation (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  place_label text not null check (length(place_label) between 1 and 200),
  lat double precision not null check (lat between 54 and 58.5),
  lon double precision not null check (lon between 7.5 and 15.5),
  area uuid,
  seen_on date not null,
  time text not null check (time in ('morning', 'day', 'evening', 'night')),
  how_many text not null check (how_many in ('none', 'once', 'few', 'many')),
  observer uuid,
  observed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, area) references platform.area on delete set null (area),
  foreign key (municipality, observer) references platform.account on delete set null (observer)
);
comment on table public_space.observation is 'internal: What a professional saw at a place at a time, in closed answers. Never a person.';
comment on column public_space.observation.municipality is 'open: The town.';
comment on column public_space.observation.id is 'internal: Identifier.';
comment on column public_space.observation.kind is 'internal: What was looked for, from the closed list of kinds.';
comment on column public_space.observation.place_label is 'internal: The place in words.';
comment on column public_space.observation.lat is 'internal: Latitude of the place, degrees.';
comment on column public_space.observation.lon is 'internal: Longitude of the place, degrees.';
comment on column public_space.observation.area is 'internal: The area it lies in.';
comment on column public_space.observation.seen_on is 'internal: The day.';
comment on column public_space.observation.time is 'internal: The time of the day.';
comment on column public_space.observation.how_many is 'internal: About how many times it was seen; none is an answer too.';
comment on column public_space.observation.observer is 'personal: Who looked.';
comment on column public_space.observation.observed_at is 'internal: When it was written down.';
create index observation_by_kind on public_space.observation (municipality, kind, seen_on desc);
alter table public_space.observation enable row level security;
alter table public_space.observation force row level security;
grant select, delete on public_space.observation to trygby_app;
grant insert (municipality, id, kind, place_label, lat, lon, area, seen_on, time, how_many, observer) on public_space.observation to trygby_app;
-- Whoever sees reports sees observations.
create policy staff_sees_observations on public_space.observation for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Professionals write down what they saw, in their own name.
create policy observer_is_named on public_space.observation for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and observer is not distinct from platform.actor());
-- no update: an observation was made or not.
-- Whoever made one takes it back on the same day; the machinery deletes it with the demonstration.
create policy observer_takes_back on public_space.observation for delete using (
  municipality = platform.town() and (platform.is_system() or observer = platform.actor() and observed_at > now() - interval '1 day'));

create table public_space.phenomenon_observation (
  municipality smallint not null,
  phenomenon uuid not null,
  observation uuid not null,
  added_by uuid,
  added_at timestamptz not null default clock_timestamp(),
  primary key (municipality, phenomenon, observation),
  foreign key (municipality, phenomenon) references public_space.phenomenon on delete cascade,
  foreign key (municipality, observation) references public_space.observation on delete cascade,
  foreign key (municipality, added_by) references platform.account on delete set null (added_by)
);
comment on table public_space.phenomenon_observation is 'internal: Which observations a phenomenon rests on.';
comment on column public_space.phenomenon_observation.municipality is 'open: The town.';
comment on column public_space.phenomenon_observation.phenomenon is 'internal: The phenomenon.';
comment on column public_space.phenomenon_observation.observation is 'internal: The observation.';
comment on column public_space.phenomenon_observation.added_by is 'personal: Who added it.';
comment on column public_space.phenomenon_observation.added_at is 'internal: When.';
create index phenomenon_observation_by_observation on public_space.phenomenon_observation (municipality, observation);
alter table public_space.phenomenon_observation enable row level security;
alter table public_space.phenomenon_observation force row level security;
grant select, delete on public_space.phenomenon_observation to trygby_app;
grant insert (municipality, phenomenon, observation, added_by) on public_space.phenomenon_observation to trygby_app;
-- Whoever sees reports sees what a phenomenon rests on.
create policy staff_sees_added_observations on public_space.phenomenon_observation for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on it add one, in their own name.
create policy staff_adds_observations on public_space.phenomenon_observation for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and added_by is not distinct from platform.actor());
-- They take one out again.
create policy staff_takes_observations_out on public_space.phenomenon_observation for delete using (
  municipality = platform.town() and public_space.works_on_reports());
-- no update: an observation belongs or it does not.

create table public_space.phenomenon_count (
  municipality smallint not null,
  id uuid not null,
  phenomenon uuid not null,
  what text not null check (length(what) between 3 and 160),
  counted_on date not null,
  hours numeric(5, 1) not null check (hours > 0 and hours <= 744),
  count integer not null check (count between 0 and 1000000),
  added_by uuid,
  added_by_name text not null default '' check (length(added_by_name) <= 120),
  added_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, phenomenon) references public_space.phenomenon on delete cascade,
  foreign key (municipality, added_by) references platform.account on delete set null (added_by)
);
comment on table public_space.phenomenon_count is 'internal: A count of conduct at a place, never of persons: what, on which day, for how long, how many times.';
comment on column public_space.phenomenon_count.municipality is 'open: The town.';
comment on column public_space.phenomenon_count.id is 'internal: Identifier.';
comment on column public_space.phenomenon_count.phenomenon is 'internal: The phenomenon.';
comment on column public_space.phenomenon_count.what is 'internal: What was counted and how.';
comment on column public_space.phenomenon_count.counted_on is 'internal: The day.';
comment on column public_space.phenomenon_count.hours is 'internal: For how many hours.';
comment on column public_space.phenomenon_count.count is 'internal: How many times.';
comment on column public_space.phenomenon_count.added_by is 'personal: Who wrote it down.';
comment on column public_space.phenomenon_count.added_by_name is 'personal: Their name then.';
comment on column public_space.phenomenon_count.added_at is 'internal: When.';
create index phenomenon_count_by_phenomenon on public_space.phenomenon_count (municipality, phenomenon, counted_on);
alter table public_space.phenomenon_count enable row level security;
alter table public_space.phenomenon_count force row level security;
grant select, delete on public_space.phenomenon_count to trygby_app;
grant insert (municipality, id, phenomenon, what, counted_on, hours, count, added_by, added_by_name) on public_space.phenomenon_count to trygby_app;
-- Whoever sees reports sees counts.
create policy staff_sees_counts on public_space.phenomenon_count for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on it write counts down, in their own name.
create policy counter_is_named on public_space.phenomenon_count for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and added_by is not distinct from platform.actor());
-- no update: a count is what was counted.
-- Those who work on it take a wrong count out; the trail says so.
create policy staff_takes_counts_out on public_space.phenomenon_count for delete using (municipality = platform.town() and public_space.works_on_reports());

create table public_space.phenomenon_event (
  municipality smallint not null,
  id uuid not null,
  phenomenon uuid not null,
  kind text not null check (kind in ('made', 'changed', 'reports-added', 'report-removed', 'observation-added', 'count-added', 'count-removed',
    'analysed', 'stage', 'invited', 'heard', 'declined', 'not-heard', 'displacement', 'effort-tied', 'effort-untied', 'effort-moved', 'result', 'closed', 'reopened')),
  account uuid,
  account_name text not null default '' check (length(account_name) <= 120),
  words text not null default '' check (length(words) <= 2000),
  detail jsonb not null default '{}' check (length(detail::text) <= 4000),
  happened_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, phenomenon) references public_space.phenomenon on delete cascade
);
comment on table public_space.phenomenon_event is 'internal: What happened to a phenomenon, one row after the other.';
comment on column public_space.phenomenon_event.municipality is 'open: The town.';
comment on column public_space.phenomenon_event.id is 'internal: Identifier.';
comment on column public_space.phenomenon_event.phenomenon is 'internal: The phenomenon.';
comment on column public_space.phenomenon_event.kind is 'internal: What was done.';
comment on column public_space.phenomenon_event.account is 'personal: Who did it; nobody when it was the machinery.';
comment on column public_space.phenomenon_event.account_name is 'personal: Their name then.';
comment on column public_space.phenomenon_event.words is 'internal: What was said with it.';
comment on column public_space.phenomenon_event.detail is 'internal: What changed, as facts; never a person.';
comment on column public_space.phenomenon_event.happened_at is 'internal: When.';
create index phenomenon_event_by_phenomenon on public_space.phenomenon_event (municipality, phenomenon, happened_at);
alter table public_space.phenomenon_event enable row level security;
alter table public_space.phenomenon_event force row level security;
grant select, delete on public_space.phenomenon_event to trygby_app;
grant insert (municipality, id, phenomenon, kind, account, account_name, words, detail) on public_space.phenomenon_event to trygby_app;
-- Whoever sees reports sees what happened.
create policy staff_sees_phenomenon_events on public_space.phenomenon_event for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on it add what they did, and a partner that it said how it sees it, in their own name.
create policy phenomenon_doer_is_named on public_space.phenomenon_event for insert with check (
  municipality = platform.town() and account is not distinct from platform.actor() and (public_space.works_on_reports()
    or kind in ('heard', 'declined') and exists (select from public_space.phenomenon p where p.municipality = phenomenon_event.municipality
      and p.id = phenomenon_event.phenomenon and (select goals.own_organisation()) = any (p.organisations))));
-- no update: history is added to, not rewritten.
-- Only the machinery deletes one, with the demonstration.
create policy machinery_deletes_phenomenon_events on public_space.phenomenon_event for delete using (municipality = platform.town() and platform.is_system());

create table public_space.phenomenon_voice (
  municipality smallint not null,
  id uuid not null,
  phenomenon uuid not null,
  whose text not null check (whose in ('residents', 'conduct', 'young', 'partner', 'profession')),
  who text not null check (length(who) between 2 and 120),
  organisation uuid,
  state text not null default 'invited' check (state in ('invited', 'said', 'declined')),
  words text not null default '' check (length(words) <= 2000),
  written_by uuid,
  written_by_name text not null default '' check (length(written_by_name) <= 120),
  invited_by uuid,
  invited_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, phenomenon) references public_space.phenomenon on delete cascade,
  foreign key (municipality, organisation) references platform.organisation on delete set null (organisation),
  foreign key (municipality, written_by) references platform.account on delete set null (written_by),
  foreign key (municipality, invited_by) references platform.account on delete set null (invited_by),
  constraint said_in_words check (state = 'invited' or length(btrim(words)) >= 3),
  constraint answered_once check ((state = 'invited') = (answered_at is null))
);
comment on table public_space.phenomenon_voice is 'internal: Who was asked how they see a phenomenon, and what they said. Groups and organisations, never a named person.';
comment on column public_space.phenomenon_voice.municipality is 'open: The town.';
comment on column public_space.phenomenon_voice.id is 'internal: Identifier.';
comment on column public_space.phenomenon_voice.phenomenon is 'internal: The phenomenon.';
comment on column public_space.phenomenon_voice.whose is 'internal: Residents around, those whose conduct it is about, young people, a partner or a profession.';
comment on column public_space.phenomenon_voice.who is 'internal: Who was asked, as a group or an organisation.';
comment on column public_space.phenomenon_voice.organisation is 'internal: The partner that answers itself.';
comment on column public_space.phenomenon_voice.state is 'internal: Invited, said, or did not want to.';
comment on column public_space.phenomenon_voice.words is 'internal: What they said, or why not.';
comment on column public_space.phenomenon_voice.written_by is 'personal: Who wrote it down.';
comment on column public_space.phenomenon_voice.written_by_name is 'personal: Their name then.';
comment on column public_space.phenomenon_voice.invited_by is 'personal: Who asked.';
comment on column public_space.phenomenon_voice.invited_at is 'internal: When they were asked.';
comment on column public_space.phenomenon_voice.answered_at is 'internal: When they answered.';
create index phenomenon_voice_by_phenomenon on public_space.phenomenon_voice (municipality, phenomenon, invited_at);
alter table public_space.phenomenon_voice enable row level security;
alter table public_space.phenomenon_voice force row level security;
grant select, delete on public_space.phenomenon_voice to trygby_app;
grant insert (municipality, id, phenomenon, whose, who, organisation, invited_by) on public_space.phenomenon_voice to trygby_app;
grant update (state, words, written_by, written_by_name, answered_at) on public_space.phenomenon_voice to trygby_app;
-- Whoever sees reports sees who was asked and what they said; a partner sees its own.
create policy staff_sees_voices on public_space.phenomenon_voice for select using (
  municipality = (select platform.town()) and ((select public_space.sees_reports()) or organisation = (select goals.own_organisation())));
-- Those who work on it ask, in their own name.
create policy staff_asks on public_space.phenomenon_voice for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and invited_by is not distinct from platform.actor());
-- An answer is written once: by those who asked, or by the partner itself, in the writer's own name.
create policy answer_is_written_once on public_space.phenomenon_voice for update
  using (municipality = platform.town() and state = 'invited'
    and (public_space.works_on_reports() or organisation is not null and organisation = (select goals.own_organisation())))
  with check (municipality = platform.town() and state <> 'invited' and written_by is not distinct from platform.actor());
-- An invitation sent by mistake is taken back before it is answered; the machinery deletes with the demonstration.
create policy invitation_taken_back on public_space.phenomenon_voice for delete using (
  municipality = platform.town() and (platform.is_system() or public_space.works_on_reports() and state = 'invited'));

create table public_space.phenomenon_refusal (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  reports uuid[] not null check (cardinality(reports) between 2 and 200),
  refused_by uuid,
  refused_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, refused_by) references platform.account on delete set null (refused_by)
);
comment on table public_space.phenomenon_refusal is 'internal: Reports that were suggested together and that somebody said are not the same.';
comment on column public_space.phenomenon_refusal.municipality is 'open: The town.';
comment on column public_space.phenomenon_refusal.id is 'internal: Identifier.';
comment on column public_space.phenomenon_refusal.reports is 'internal: The reports.';
comment on column public_space.phenomenon_refusal.refused_by is 'personal: Who said so.';
comment on column public_space.phenomenon_refusal.refused_at is 'internal: When.';
alter table public_space.phenomenon_refusal enable row level security;
alter table public_space.phenomenon_refusal force row level security;
grant select, delete on public_space.phenomenon_refusal to trygby_app;
grant insert (municipality, id, reports, refused_by) on public_space.phenomenon_refusal to trygby_app;
-- Whoever sees reports sees what is not suggested again.
create policy staff_sees_refusals on public_space.phenomenon_refusal for select using (
  municipality = (select platform.town()) and (select public_space.sees_reports()));
-- Those who work on reports say that they are not the same, in their own name.
create policy refuser_is_named on public_space.phenomenon_refusal for insert with check (
  municipality = platform.town() and public_space.works_on_reports() and refused_by is not distinct from platform.actor());
-- no update: it was said or not.
-- Only the machinery deletes one.
create policy machinery_deletes_refusals on public_space.phenomenon_refusal for delete using (municipality = platform.town() and platform.is_system());

-- Which of those who must be asked have answered: residents, those whose conduct it is about, and the partners where there are any.
create function public_space.perspectives_missing(which uuid) returns text[] language sql stable
  return (select coalesce(array_agg(needed.whose order by needed.whose), '{}') from public_space.phenomenon p,
      unnest(case when cardinality(p.organisations) > 0 then array['residents', 'conduct', 'partner'] else array['residents', 'conduct'] end) as needed (whose)
    where p.municipality = platform.town() and p.id = which and not exists (select from public_space.phenomenon_voice v
      where v.municipality = p.municipality and v.phenomenon = p.id and v.whose = needed.whose and v.state in ('said', 'declined')));
comment on function public_space.perspectives_missing(uuid) is 'Whose view of a phenomenon is still missing before a response may be agreed.';

create function public_space.response_waits_for_perspectives() returns trigger language plpgsql as $$
begin
  if new.effort is not null and new.effort is distinct from old.effort then
    if cardinality(public_space.perspectives_missing(new.id)) > 0 and length(btrim(new.not_heard_because)) < 20 then
      raise exception 'A response is agreed when people around have said how they see it, or it is written why not.' using errcode = 'check_violation';
    end if;
    if new.ring_m is null or length(btrim(new.displacement_plan)) < 20 then
      raise exception 'A response is agreed when it is written how one will see whether it only moved.' using errcode = 'check_violation';
    end if;
    if not exists (select from goals.effort e where e.municipality = new.municipality and e.id = new.effort and e.kind = 'public-space') then
      raise exception 'A phenomenon is answered by an effort in public space.' using errcode = 'check_violation';
    end if;
  end if;
  -- What was agreed to look for does not change once the figures can be seen.
  if new.effort is not null and new.effort is not distinct from old.effort
    and (new.ring_m, new.displacement_plan) is distinct from (old.ring_m, old.displacement_plan)
    and exists (select from goals.effort e where e.municipality = new.municipality and e.id = new.effort and e.state in ('going', 'paused', 'ended', 'judged')) then
    raise exception 'How one sees whether it moved is agreed before the effort begins.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function public_space.response_waits_for_perspectives() is 'No response before perspectives are heard and the look for displacement is agreed.';
create trigger response_waits_for_perspectives before update on public_space.phenomenon for each row
  execute function public_space.response_waits_for_perspectives();

-- The demonstration tells a story with days of its own; everybody else's history is written on the day it happens.
grant insert (made_at) on public_space.phenomenon to trygby_app;
grant insert (happened_at) on public_space.phenomenon_event to trygby_app;
grant insert (invited_at, state, words, written_by_name, answered_at) on public_space.phenomenon_voice to trygby_app;
-- A phenomenon is made on its day.
create policy phenomena_are_dated_today on public_space.phenomenon as restrictive for insert with check (
  platform.is_system() or made_at between now() - interval '1 minute' and clock_timestamp());
-- An event is written when it happens.
create policy phenomenon_events_are_dated_today on public_space.phenomenon_event as restrictive for insert with check (
  platform.is_system() or happened_at between now() - interval '1 minute' and clock_timestamp());
-- Somebody is asked first and answers then, each on its day.
create policy voices_are_dated_today on public_space.phenomenon_voice as restrictive for insert with check (
  platform.is_system() or state = 'invited' and invited_at between now() - interval '1 minute' and clock_timestamp());
create policy answers_are_dated_today on public_space.phenomenon_voice as restrictive for update using (true) with check (
  platform.is_system() or answered_at between now() - interval '1 minute' and clock_timestamp());
