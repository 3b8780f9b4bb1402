-- Long work shown on a page: how far it is, and whether somebody asked to stop it.
create table platform.progress (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  kind text not null check (length(kind) <= 60),
  about text not null default '' check (length(about) <= 200),
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  done integer not null default 0 check (done >= 0),
  total integer not null default 0 check (total >= 0),
  note text not null default '' check (length(note) <= 1000),
  asked_to_cancel_at timestamptz,
  started_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id)
);
create index progress_latest on platform.progress (municipality, kind, started_at desc);
comment on table platform.progress is 'internal: Work that takes longer than a visit, such as an import.';
comment on column platform.progress.municipality is 'open: The town.';
comment on column platform.progress.id is 'internal: Identifier.';
comment on column platform.progress.kind is 'internal: The kind of work.';
comment on column platform.progress.about is 'internal: What it works on, for instance a table of the statistics bank.';
comment on column platform.progress.state is 'internal: Running, done, failed or cancelled.';
comment on column platform.progress.done is 'internal: Steps done.';
comment on column platform.progress.total is 'internal: Steps in all; 0 when not known.';
comment on column platform.progress.note is 'internal: One sentence on where it is or what went wrong.';
comment on column platform.progress.asked_to_cancel_at is 'internal: When somebody asked to stop it.';
comment on column platform.progress.started_at is 'internal: Begun.';
comment on column platform.progress.changed_at is 'internal: Last heard from.';
alter table platform.progress enable row level security;
alter table platform.progress force row level security;
grant select, delete on platform.progress to trygby_app;
grant insert (municipality, id, kind, about, state, done, total, note) on platform.progress to trygby_app;
grant update (state, done, total, note, asked_to_cancel_at, changed_at) on platform.progress to trygby_app;
-- Staff follow the work that prepares their figures.
create policy staff_follow_work on platform.progress for select using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Staff begin work from a page; the machinery begins it by itself.
create policy staff_begin_work on platform.progress for insert
  with check (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Staff ask to stop; the machinery says how far it is.
create policy staff_stop_work on platform.progress for update using (municipality = platform.town() and (platform.is_staff() or platform.is_system()));
-- Only the machinery forgets old work.
create policy machinery_forgets_work on platform.progress for delete using (municipality = platform.town() and platform.is_system());
