-- What staff and partners show besides their mailbox: a code from an app, a passkey, or a code kept on paper.
create table platform.code_app (
  municipality smallint not null,
  account uuid not null,
  sealed_key text not null,
  last_step bigint not null default 0,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, account),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.code_app is 'secret: An app that shows a new code every half minute.';
comment on column platform.code_app.municipality is 'open: The town.';
comment on column platform.code_app.account is 'personal: Whose.';
comment on column platform.code_app.sealed_key is 'secret: The key shared with the app, encrypted.';
comment on column platform.code_app.last_step is 'internal: The half minute of the last code used; an earlier or equal one is refused.';
comment on column platform.code_app.made_at is 'internal: When it was set up.';
alter table platform.code_app enable row level security;
alter table platform.code_app force row level security;
grant select, delete on platform.code_app to trygby_app;
grant insert (municipality, account, sealed_key, last_step) on platform.code_app to trygby_app;
grant update (sealed_key, last_step, made_at) on platform.code_app to trygby_app;

create table platform.passkey (
  municipality smallint not null,
  id uuid not null,
  account uuid not null,
  credential text not null check (length(credential) <= 1400),
  public_key bytea not null,
  uses bigint not null default 0,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  made_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  primary key (municipality, id),
  unique (municipality, credential),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table platform.passkey is 'personal: A passkey: a device that proves who holds it.';
comment on column platform.passkey.municipality is 'open: The town.';
comment on column platform.passkey.id is 'internal: Identifier.';
comment on column platform.passkey.account is 'personal: Whose.';
comment on column platform.passkey.credential is 'internal: The device''s own identifier for it.';
comment on column platform.passkey.public_key is 'internal: The public key.';
comment on column platform.passkey.uses is 'internal: The device''s count of uses, to notice a copy.';
comment on column platform.passkey.transports is 'internal: How the browser reaches the device.';
comment on column platform.passkey.name is 'personal: What the person calls it.';
comment on column platform.passkey.made_at is 'internal: When it was set up.';
comment on column platform.passkey.used_at is 'internal: Last used.';
alter table platform.passkey enable row level security;
alter table platform.passkey force row level security;
grant select, delete on platform.passkey to trygby_app;
grant insert (municipality, id, account, credential, public_key, uses, transports, name) on platform.passkey to trygby_app;
grant update (uses, used_at) on platform.passkey to trygby_app;

create table platform.recovery_code (
  municipality smallint not null,
  id uuid not null,
  account uuid not null,
  salt text not null,
  hash text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (municipality, id),
  foreign key (municipality, account) references platform.account on delete cascade
);
create index recovery_code_by_account on platform.recovery_code (municipality, account);
comment on table platform.recovery_code is 'secret: A code kept on paper, usable once; gone when used.';
comment on column platform.recovery_code.municipality is 'open: The town.';
comment on column platform.recovery_code.id is 'internal: Identifier.';
comment on column platform.recovery_code.account is 'personal: Whose.';
comment on column platform.recovery_code.salt is 'secret: Salt of the hash.';
comment on column platform.recovery_code.hash is 'secret: Scrypt hash of the code; the code itself is stored nowhere.';
comment on column platform.recovery_code.made_at is 'internal: When it was given.';
alter table platform.recovery_code enable row level security;
alter table platform.recovery_code force row level security;
grant select, delete on platform.recovery_code to trygby_app;
grant insert (municipality, id, account, salt, hash) on platform.recovery_code to trygby_app;
-- no update: a code is used once and then gone.

-- Only the machinery checks a second factor; what people see of their own is told by it.
create policy machinery_keeps_code_apps on platform.code_app for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());
create policy machinery_keeps_passkeys on platform.passkey for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());
create policy machinery_keeps_recovery_codes on platform.recovery_code for all
  using (municipality = platform.town() and platform.is_system()) with check (municipality = platform.town() and platform.is_system());
