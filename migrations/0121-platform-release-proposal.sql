-- Before counts of people become public: a proposal, what the attacker found, and who has read it.
create table platform.release_proposal (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  base uuid not null,
  edition integer not null,
  cuts jsonb not null,
  state text not null check (state in ('waiting', 'working', 'ready', 'refused', 'released', 'dropped')),
  summary jsonb not null default '{}',
  progress uuid,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text check (length(reason) <= 500),
  primary key (municipality, id),
  foreign key (municipality, base, edition) references platform.count_edition on delete cascade
);
create index release_proposal_by_base on platform.release_proposal (municipality, base);
comment on table platform.release_proposal is 'internal: Tables of counts somebody wants to make public together.';
comment on column platform.release_proposal.municipality is 'open: The town.';
comment on column platform.release_proposal.id is 'internal: Identifier.';
comment on column platform.release_proposal.base is 'internal: What is counted.';
comment on column platform.release_proposal.edition is 'internal: Which state of the counts.';
comment on column platform.release_proposal.cuts is 'internal: The tables: dataset, title, dimensions, classes and totals.';
comment on column platform.release_proposal.state is 'internal: Where it stands.';
comment on column platform.release_proposal.summary is 'internal: How many cells are shown, small or lost, and how many leaks were found; no cell is named.';
comment on column platform.release_proposal.progress is 'internal: The work that protects and attacks it.';
comment on column platform.release_proposal.made_by is 'internal: Who proposed.';
comment on column platform.release_proposal.made_by_name is 'internal: Their name at that time.';
comment on column platform.release_proposal.made_at is 'internal: When.';
comment on column platform.release_proposal.decided_by is 'internal: Who released or dropped it.';
comment on column platform.release_proposal.decided_by_name is 'internal: Their name at that time.';
comment on column platform.release_proposal.decided_at is 'internal: When.';
comment on column platform.release_proposal.reason is 'internal: Why it was dropped, or in a sentence why it could not be protected.';
alter table platform.release_proposal enable row level security;
alter table platform.release_proposal force row level security;
grant select on platform.release_proposal to trygby_app;
grant insert (municipality, id, base, edition, cuts, state, made_by, made_by_name) on platform.release_proposal to trygby_app;
grant update (state, summary, progress, decided_by, decided_by_name, decided_at, reason) on platform.release_proposal to trygby_app;
-- Those who prepare, approve, decide or watch over public figures see what is proposed.
create policy gate_sees_proposals on platform.release_proposal for select using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'data-protection', 'coordinator', 'leader', 'system'));
-- Analyst, administrator and machinery propose; the one who does is the one who is named.
create policy analyst_proposes on platform.release_proposal for insert with check (municipality = platform.town() and state = 'waiting'
  and platform.has_role('analyst', 'administrator', 'system') and made_by is not distinct from platform.actor());
-- Analyst and administrator decide, the machinery tells how far it is; what was decided stays decided.
create policy analyst_decides on platform.release_proposal for update using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'system') and state not in ('released', 'dropped')) with check (municipality = platform.town());
-- no delete: proposals go with their base only.

create table platform.release_outcome (
  municipality smallint not null,
  proposal uuid not null,
  tables jsonb not null,
  protection jsonb not null,
  report jsonb not null,
  leaks integer not null check (leaks >= 0),
  releases_seen integer not null check (releases_seen >= 0),
  attacked_at timestamptz not null default clock_timestamp(),
  primary key (municipality, proposal),
  foreign key (municipality, proposal) references platform.release_proposal on delete cascade
);
comment on table platform.release_outcome is 'sensitive: The protected tables of a proposal and everything the attacker could work out, cells named.';
comment on column platform.release_outcome.municipality is 'open: The town.';
comment on column platform.release_outcome.proposal is 'internal: Which proposal.';
comment on column platform.release_outcome.tables is 'internal: The tables exactly as they would be released.';
comment on column platform.release_outcome.protection is 'sensitive: Which cells are small, which protect them, and what it costs.';
comment on column platform.release_outcome.report is 'sensitive: What the attacker found, with the cells and their values.';
comment on column platform.release_outcome.leaks is 'internal: How many things the attacker found; only 0 may be released.';
comment on column platform.release_outcome.releases_seen is 'internal: How many releases of the same people the attacker had; with a further one it must attack again.';
comment on column platform.release_outcome.attacked_at is 'internal: When.';
alter table platform.release_outcome enable row level security;
alter table platform.release_outcome force row level security;
grant select, insert, delete on platform.release_outcome to trygby_app;
-- What the attacker found is for those who see the unprotected counts anyway.
create policy keepers_see_outcome on platform.release_outcome for select using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'data-protection', 'system'));
-- The machinery attacks, nobody else writes what it found.
create policy machinery_attacks on platform.release_outcome for insert with check (municipality = platform.town() and platform.is_system());
-- A new attack takes the place of an old one.
create policy machinery_attacks_anew on platform.release_outcome for delete using (municipality = platform.town() and platform.is_system());
-- no update: an outcome is replaced as a whole.

create table platform.release_reading (
  municipality smallint not null,
  proposal uuid not null,
  account uuid not null,
  read_at timestamptz not null default clock_timestamp(),
  primary key (municipality, proposal, account),
  foreign key (municipality, proposal) references platform.release_outcome on delete cascade
);
comment on table platform.release_reading is 'internal: Who has had the attackers report in front of them; a new attack begins with no readers.';
comment on column platform.release_reading.municipality is 'open: The town.';
comment on column platform.release_reading.proposal is 'internal: Of which proposal.';
comment on column platform.release_reading.account is 'internal: Who.';
comment on column platform.release_reading.read_at is 'internal: When.';
alter table platform.release_reading enable row level security;
alter table platform.release_reading force row level security;
grant select on platform.release_reading to trygby_app;
grant insert (municipality, proposal, account) on platform.release_reading to trygby_app;
-- Those who may see the report see who has read it.
create policy keepers_see_readings on platform.release_reading for select using (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'data-protection', 'system'));
-- Everybody reads for themselves.
create policy reader_is_named on platform.release_reading for insert with check (municipality = platform.town()
  and platform.has_role('analyst', 'administrator', 'data-protection') and account = platform.actor());
-- no update, no delete: a reading happened.

alter table platform.release add column proposal uuid;
comment on column platform.release.proposal is 'internal: The proposal it was approved in; empty for figures that are not tables of counts of people.';
alter table platform.release add foreign key (municipality, proposal) references platform.release_proposal on delete set null (proposal);
create index release_by_proposal on platform.release (municipality, proposal);

create function platform.release_was_attacked() returns trigger language plpgsql as $$
declare
  kind text := new.content -> 'protection' ->> 'kind';
begin
  if kind is null or kind not in ('official-statistics', 'town-figures', 'counts-of-people') or new.content ->> 'dataset' is distinct from new.dataset then
    raise exception 'A release says what protects it, and which table it is' using errcode = 'check_violation';
  end if;
  if kind = 'town-figures' and new.content -> 'protection' ->> 'counts' in ('people', 'share-of-people') and new.released_by is null then
    raise exception 'Figures of people are released by a person' using errcode = 'check_violation';
  end if;
  if kind is distinct from 'counts-of-people' then return new; end if;
  -- Two sets of the same people were never attacked together: the second waits here, and then sees the first.
  perform pg_advisory_xact_lock(hashtextextended(format('%s %s', new.municipality, new.content -> 'protection' ->> 'base'), 120));
  if new.released_by is null or not exists (
    select from platform.release_proposal p
    join platform.release_outcome o on o.municipality = p.municipality and o.proposal = p.id
    join platform.release_reading r on r.municipality = p.municipality and r.proposal = p.id and r.account = new.released_by
    where p.municipality = new.municipality and p.id = new.proposal and p.state = 'ready' and o.leaks = 0
      and exists (select from jsonb_array_elements(o.tables) as one where one = new.content)
      and o.releases_seen = (select count(*) from platform.release other where other.municipality = new.municipality
        and other.content -> 'protection' ->> 'base' = new.content -> 'protection' ->> 'base' and other.proposal is distinct from new.proposal))
  then
    raise exception 'Counts of people are released as they were attacked, with nothing found, by somebody who has read the report'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function platform.release_was_attacked() is 'The last lock of the gate: what counts people is let out exactly as it was attacked, or not at all.';
create trigger release_was_attacked before insert on platform.release for each row execute function platform.release_was_attacked();

-- Who watches over data protection may stop what is public, and see what it was.
create policy protection_officer_withdraws on platform.release_withdrawal for insert with check (
  municipality = platform.town() and platform.has_role('data-protection') and withdrawn_by is not distinct from platform.actor());
create policy protection_officer_sees_withdrawn on platform.release for select using (
  municipality = platform.town() and platform.has_role('data-protection'));
