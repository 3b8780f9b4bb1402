-- One schema for each room that has something to remember.
create schema knowledge;
comment on schema knowledge is 'Systematic basis: sources, analyses, survey, evidence, evaluation.';
grant usage on schema knowledge to trygby_app;
create schema goals;
comment on schema goals is 'Shared goals and the coherent plan.';
grant usage on schema goals to trygby_app;
