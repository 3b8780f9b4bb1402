-- A plan of a town with ten thousand efforts is put together in one breath: its live parts find what is public and under way without looking at the rest.
create index effort_in_plan on goals.effort (municipality, kind) where is_public and state in ('planned', 'going', 'paused');
