-- The publisher may have nothing newer: then nothing is fetched, and what is held has been confirmed.
alter table knowledge.fetch add column confirmed_at timestamptz;
comment on column knowledge.fetch.confirmed_at is 'open: When the publisher was last asked and had nothing newer.';
grant update (confirmed_at) on knowledge.fetch to trygby_app;
