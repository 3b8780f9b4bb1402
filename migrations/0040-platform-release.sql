-- What the town has told everybody in figures: every public table as it was released, numbered, never changed.
create table platform.release (
  municipality smallint not null references platform.municipality on delete restrict,
  dataset text not null check (dataset ~ '^[a-z][a-z0-9-]{0,79}$'),
  number integer not null check (number > 0),
  released_at timestamptz not null default now(),
  released_by uuid,
  content jsonb not null,
  content_hash text not null,
  primary key (municipality, dataset, number)
);
comment on table platform.release is 'open: A public table as it was released.';
comment on column platform.release.municipality is 'open: The town.';
comment on column platform.release.dataset is 'open: The table''s lasting name, part of its address.';
comment on column platform.release.number is 'open: First, second, third release of the same table.';
comment on column platform.release.released_at is 'open: When.';
comment on column platform.release.released_by is 'internal: Who approved it; empty for the machinery, which releases only figures that were public before.';
comment on column platform.release.content is 'open: Columns, rows, provenance, n, uncertainty and limits, in both languages.';
comment on column platform.release.content_hash is 'open: SHA-256 of the content, to see that nothing new was to be said.';
alter table platform.release enable row level security;
alter table platform.release force row level security;
grant select, insert on platform.release to trygby_app;
-- Analyst, administrator and machinery release; the one who releases is the one who is named.
create policy analyst_releases on platform.release for insert with check (
  municipality = platform.town() and platform.has_role('analyst', 'administrator', 'system')
  and released_by is not distinct from platform.actor());
-- no update: a release is followed by another, or withdrawn, not rewritten.
-- no delete: what was public stays traceable.

create table platform.release_withdrawal (
  municipality smallint not null,
  dataset text not null,
  number integer not null,
  withdrawn_at timestamptz not null default now(),
  withdrawn_by uuid,
  reason text not null check (length(btrim(reason)) between 3 and 500),
  primary key (municipality, dataset, number),
  foreign key (municipality, dataset, number) references platform.release on delete restrict
);
comment on table platform.release_withdrawal is 'open: A release that was taken back, and why.';
comment on column platform.release_withdrawal.municipality is 'open: The town.';
comment on column platform.release_withdrawal.dataset is 'open: Which table.';
comment on column platform.release_withdrawal.number is 'open: Which release of it.';
comment on column platform.release_withdrawal.withdrawn_at is 'open: When.';
comment on column platform.release_withdrawal.withdrawn_by is 'internal: Who; empty for the machinery.';
comment on column platform.release_withdrawal.reason is 'open: Why, in a sentence everybody may read.';
alter table platform.release_withdrawal enable row level security;
alter table platform.release_withdrawal force row level security;
grant select, insert on platform.release_withdrawal to trygby_app;
-- Everybody may see that a release was withdrawn and why.
create policy withdrawals_are_open on platform.release_withdrawal for select using (municipality = platform.town());
-- Analyst, administrator and machinery withdraw; the one who withdraws is the one who is named.
create policy analyst_withdraws on platform.release_withdrawal for insert with check (
  municipality = platform.town() and platform.has_role('analyst', 'administrator', 'system')
  and withdrawn_by is not distinct from platform.actor());
-- no update, no delete: a withdrawal stands.

-- Everybody sees what is released and not withdrawn.
create policy releases_are_open on platform.release for select using (
  municipality = platform.town() and not exists (
    select from platform.release_withdrawal w
    where w.municipality = release.municipality and w.dataset = release.dataset and w.number = release.number));
-- Those who withdrew can still see what it was.
create policy analyst_sees_withdrawn on platform.release for select using (
  municipality = platform.town() and platform.has_role('analyst', 'administrator', 'system'));
