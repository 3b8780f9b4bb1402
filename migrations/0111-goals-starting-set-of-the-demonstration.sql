-- A starting set that the demonstration was given goes with it, so that the town then gets its own, with nothing invented in it.
alter table goals.starting_set add column id uuid not null default gen_random_uuid();
comment on column goals.starting_set.id is 'internal: Identifier, so that a set of the demonstration can be marked as invented.';
grant delete on goals.starting_set to trygby_app;
-- Only the machinery takes a set back, with the demonstration; otherwise it is given once.
create policy machinery_takes_sets_back on goals.starting_set for delete using (municipality = platform.town() and platform.is_system());
