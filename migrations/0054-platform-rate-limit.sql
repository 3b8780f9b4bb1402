-- How often one network knocked lately, without knowing which network: the key is stirred with a salt that lives one day.
create unlogged table platform.rate_count (
  municipality smallint not null,
  bucket text not null check (length(bucket) <= 60),
  network_key text not null check (length(network_key) = 43),
  window_start timestamptz not null,
  n integer not null,
  primary key (municipality, bucket, network_key, window_start)
);
comment on table platform.rate_count is 'internal: Knocks in one window of time; gone after a crash, which is fine.';
comment on column platform.rate_count.municipality is 'open: The town.';
comment on column platform.rate_count.bucket is 'internal: What is limited, for instance sign-in.';
comment on column platform.rate_count.network_key is 'internal: Network stirred with the salt of the day; cannot be turned back once the salt is gone.';
comment on column platform.rate_count.window_start is 'internal: Beginning of the window.';
comment on column platform.rate_count.n is 'internal: Knocks so far.';
alter table platform.rate_count enable row level security;
alter table platform.rate_count force row level security;
grant select, insert, update, delete on platform.rate_count to trygby_app;
-- Only the machinery counts.
create policy machinery_counts on platform.rate_count for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());

create unlogged table platform.rate_salt (
  municipality smallint not null references platform.municipality on delete restrict,
  day date not null,
  salt bytea not null check (length(salt) = 32),
  primary key (municipality, day)
);
comment on table platform.rate_salt is 'secret: The salt of the day; yesterday''s is deleted, and no backup keeps it.';
comment on column platform.rate_salt.municipality is 'open: The town.';
comment on column platform.rate_salt.day is 'internal: The day it is for.';
comment on column platform.rate_salt.salt is 'secret: Random bytes.';
alter table platform.rate_salt enable row level security;
alter table platform.rate_salt force row level security;
grant select, insert, delete on platform.rate_salt to trygby_app;
-- Only the machinery draws, uses and throws away the salt.
create policy machinery_keeps_salt on platform.rate_salt for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());
