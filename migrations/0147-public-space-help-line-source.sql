-- Where the town has a help line's number and address from: no number is shown that nobody has looked up.
alter table public_space.help_line add column source text not null default '' check (length(source) <= 200);
comment on column public_space.help_line.source is 'open: Where number and address were looked up; empty only for lines from before this was asked.';
grant insert (source), update (source) on public_space.help_line to trygby_app;
