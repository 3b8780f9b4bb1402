-- An evaluation of an effort in public space says how one sees whether what it is about has only moved.
alter table goals.evaluation add column displacement text not null default '' check (length(displacement) <= 2000);
comment on column goals.evaluation.displacement is 'open: How one sees whether it has only moved: where around the place one looks, and what one counts there.';
grant insert (displacement), update (displacement) on goals.evaluation to trygby_app;
