-- Pictures that people hand in: what is kept, to what it belongs, and until when. The bytes lie in the files folder.
create table platform.stored_file (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes integer not null check (bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  thing text not null check (length(thing) <= 60),
  thing_id uuid not null,
  added_by uuid,
  added_at timestamptz not null default clock_timestamp(),
  keep_until date not null,
  primary key (municipality, id)
);
create index stored_file_of_thing on platform.stored_file (municipality, thing, thing_id);
create index stored_file_content on platform.stored_file (municipality, content_hash);
comment on table platform.stored_file is 'personal: A picture somebody handed in.';
comment on column platform.stored_file.municipality is 'open: The town.';
comment on column platform.stored_file.id is 'internal: Identifier.';
comment on column platform.stored_file.content_hash is 'internal: SHA-256 of the re-encoded bytes; names the file in the folder.';
comment on column platform.stored_file.media_type is 'internal: JPEG, PNG or WebP.';
comment on column platform.stored_file.bytes is 'internal: Size.';
comment on column platform.stored_file.width is 'internal: Width in pixels.';
comment on column platform.stored_file.height is 'internal: Height in pixels.';
comment on column platform.stored_file.thing is 'internal: The kind of thing it belongs to.';
comment on column platform.stored_file.thing_id is 'internal: Which one.';
comment on column platform.stored_file.added_by is 'personal: Whose account added it; empty for somebody without one.';
comment on column platform.stored_file.added_at is 'internal: Added.';
comment on column platform.stored_file.keep_until is 'internal: Deleted after this day.';
alter table platform.stored_file enable row level security;
alter table platform.stored_file force row level security;
grant select, delete on platform.stored_file to trygby_app;
grant insert (municipality, id, content_hash, media_type, bytes, width, height, thing, thing_id, added_by, keep_until) on platform.stored_file to trygby_app;
-- Who hands a picture in stands as the one who added it.
create policy people_add_pictures on platform.stored_file for insert
  with check (municipality = platform.town() and (added_by is not distinct from platform.actor() or platform.is_system()));
-- People see what they added; what others may see is decided by the thing it belongs to, whose room asks in the name of the machinery.
create policy own_pictures on platform.stored_file for select using (
  municipality = platform.town() and (added_by = platform.actor() or platform.is_system()));
-- People take back what they added; the machinery deletes what has been kept long enough.
create policy own_pictures_taken_back on platform.stored_file for delete using (
  municipality = platform.town() and (added_by = platform.actor() or platform.is_system()));
-- no update: another picture is another row.
