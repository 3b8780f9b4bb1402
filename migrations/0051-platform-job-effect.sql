-- Which jobs have already had their effect: a job may run twice after a crash, its effect happens once.
create table platform.job_effect (
  municipality smallint not null references platform.municipality on delete restrict,
  job uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (municipality, job)
);
comment on table platform.job_effect is 'internal: A job whose effect is in the database.';
comment on column platform.job_effect.municipality is 'open: The town.';
comment on column platform.job_effect.job is 'internal: The job.';
comment on column platform.job_effect.at is 'internal: When.';
alter table platform.job_effect enable row level security;
alter table platform.job_effect force row level security;
grant select, delete on platform.job_effect to trygby_app;
grant insert (municipality, job) on platform.job_effect to trygby_app;
-- Only the machinery runs jobs, so only it notes their effects.
create policy machinery_sees_effects on platform.job_effect for select using (municipality = platform.town() and platform.is_system());
create policy machinery_notes_effects on platform.job_effect for insert with check (municipality = platform.town() and platform.is_system());
-- Old notes are forgotten long after the last retry.
create policy machinery_forgets_effects on platform.job_effect for delete using (municipality = platform.town() and platform.is_system());
-- no update: an effect has happened or not.
