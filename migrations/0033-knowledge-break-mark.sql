-- What a reader of a series must know: where it breaks, and what it cannot say.
create table knowledge.break_mark (
  municipality smallint not null,
  source uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{1,60}$'),
  kind text not null check (kind in ('break', 'trap')),
  period text not null default '' check (period ~ '^([0-9]{4}(K[1-4]|M[01][0-9]|-[01][0-9]-[0-3][0-9])?)?$'),
  codes text[] not null default '{}',
  text jsonb not null check (text ? 'da' and text ? 'en'),
  origin text not null default '' check (length(origin) <= 200),
  primary key (municipality, source, key),
  foreign key (municipality, source) references knowledge.source on delete cascade
);
comment on table knowledge.break_mark is 'open: A break in a series, or a trap for whoever reads it.';
comment on column knowledge.break_mark.municipality is 'open: The town.';
comment on column knowledge.break_mark.source is 'open: The source.';
comment on column knowledge.break_mark.key is 'open: Its short name.';
comment on column knowledge.break_mark.kind is 'open: A break in time, or a trap at any time.';
comment on column knowledge.break_mark.period is 'open: From when; empty for a trap at any time.';
comment on column knowledge.break_mark.codes is 'open: The series it concerns; none means all of the source.';
comment on column knowledge.break_mark.text is 'open: The sentence in Danish and English.';
comment on column knowledge.break_mark.origin is 'open: Where we know it from.';
alter table knowledge.break_mark enable row level security;
alter table knowledge.break_mark force row level security;
grant select, delete on knowledge.break_mark to trygby_app;
grant insert (municipality, source, key, kind, period, codes, text, origin) on knowledge.break_mark to trygby_app;
grant update (kind, period, codes, text, origin) on knowledge.break_mark to trygby_app;
-- Whoever sees the source sees its breaks and traps.
create policy break_seen_with_its_source on knowledge.break_mark for select using (
  municipality = platform.town() and source in (select id from knowledge.source));
-- Analysts, and the machinery with the list we ship, note breaks and traps.
create policy break_noted on knowledge.break_mark for insert with check (
  municipality = platform.town() and platform.has_role('analyst', 'administrator', 'system'));
create policy break_corrected on knowledge.break_mark for update using (
  municipality = platform.town() and platform.has_role('analyst', 'administrator', 'system'));
create policy break_taken_away on knowledge.break_mark for delete using (
  municipality = platform.town() and platform.has_role('analyst', 'administrator', 'system'));
