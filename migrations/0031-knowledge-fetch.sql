-- Each time figures were brought in: from where, when, what came, what was missing, how it ended.
create table knowledge.fetch (
  municipality smallint not null,
  id uuid not null,
  source uuid not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  origin text not null check (length(origin) between 1 and 300),
  plan_hash text not null,
  chunks integer not null default 1 check (chunks > 0),
  published_at timestamptz,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  cells integer,
  added integer,
  changed integer,
  missing jsonb not null default '[]',
  trouble jsonb,
  held integer,
  fingerprint text,
  primary key (municipality, id),
  foreign key (municipality, source) references knowledge.source on delete cascade
);
create index fetch_by_source on knowledge.fetch (municipality, source, started_at desc);
create unique index one_fetch_at_a_time on knowledge.fetch (municipality, source) where state = 'running';
comment on table knowledge.fetch is 'open: One time figures were brought in from a source.';
comment on column knowledge.fetch.municipality is 'open: The town.';
comment on column knowledge.fetch.id is 'open: Identifier.';
comment on column knowledge.fetch.source is 'open: The source.';
comment on column knowledge.fetch.state is 'open: Running, done, failed or cancelled.';
comment on column knowledge.fetch.origin is 'open: The address asked, or the name of the file.';
comment on column knowledge.fetch.plan_hash is 'open: What was asked for, as a hash: the same hash means that nothing new can come. For a file, the hash of its bytes.';
comment on column knowledge.fetch.chunks is 'open: How many portions it comes in.';
comment on column knowledge.fetch.published_at is 'open: When the publisher last updated the table.';
comment on column knowledge.fetch.started_at is 'open: When it began.';
comment on column knowledge.fetch.finished_at is 'open: When it ended.';
comment on column knowledge.fetch.cells is 'open: How many figures came.';
comment on column knowledge.fetch.added is 'open: How many of them were new.';
comment on column knowledge.fetch.changed is 'open: How many differed from what was held before.';
comment on column knowledge.fetch.missing is 'open: Codes that were wanted and that the source does not have.';
comment on column knowledge.fetch.trouble is 'open: Why it failed, as the key of a sentence with its facts.';
comment on column knowledge.fetch.held is 'open: How many figures of the source were held when it ended.';
comment on column knowledge.fetch.fingerprint is 'open: Checksum of all figures of the source when it ended, to find one that was lost.';
alter table knowledge.fetch enable row level security;
alter table knowledge.fetch force row level security;
grant select on knowledge.fetch to trygby_app;
grant insert (municipality, id, source, state, origin, plan_hash, chunks, published_at, missing) on knowledge.fetch to trygby_app;
grant update (state, finished_at, cells, added, changed, missing, trouble, held, fingerprint) on knowledge.fetch to trygby_app;
-- Whoever sees the source sees when its figures were brought in.
create policy fetch_seen_with_its_source on knowledge.fetch for select using (
  municipality = platform.town() and source in (select id from knowledge.source));
-- Whoever may bring in a source may note that it was brought in.
create policy fetch_noted on knowledge.fetch for insert with check (
  municipality = platform.town() and source in (select id from knowledge.source s where platform.is_system() or s.kind = 'own')
  and platform.has_role('analyst', 'administrator', 'system'));
create policy fetch_ended on knowledge.fetch for update using (
  municipality = platform.town() and source in (select id from knowledge.source s where platform.is_system() or s.kind = 'own')
  and platform.has_role('analyst', 'administrator', 'system'));
-- no delete: a fetch goes only with its source.

create table knowledge.fetch_chunk (
  municipality smallint not null,
  fetch_id uuid not null,
  chunk integer not null,
  updated text not null default '',
  answer text not null,
  arrived_at timestamptz not null default now(),
  primary key (municipality, fetch_id, chunk),
  foreign key (municipality, fetch_id) references knowledge.fetch on delete cascade
);
comment on table knowledge.fetch_chunk is 'internal: A portion that has arrived while the rest is under way; kept so that it need not be asked for again.';
comment on column knowledge.fetch_chunk.municipality is 'open: The town.';
comment on column knowledge.fetch_chunk.fetch_id is 'internal: The fetch it belongs to.';
comment on column knowledge.fetch_chunk.chunk is 'internal: Which portion.';
comment on column knowledge.fetch_chunk.updated is 'internal: The update time the answer itself names.';
comment on column knowledge.fetch_chunk.answer is 'internal: The answer as it came.';
comment on column knowledge.fetch_chunk.arrived_at is 'internal: When it arrived.';
alter table knowledge.fetch_chunk enable row level security;
alter table knowledge.fetch_chunk force row level security;
grant select, delete on knowledge.fetch_chunk to trygby_app;
grant insert (municipality, fetch_id, chunk, updated, answer) on knowledge.fetch_chunk to trygby_app;
-- Only the machinery handles portions under way; people see the finished series.
create policy machinery_handles_portions on knowledge.fetch_chunk for all
  using (municipality = platform.town() and platform.is_system())
  with check (municipality = platform.town() and platform.is_system());
-- no update: a portion that has arrived stays as it came.
