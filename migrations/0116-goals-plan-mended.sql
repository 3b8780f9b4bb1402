-- What the plan's tables lacked: a pattern of addresses that can be used, and which chapter a saved text belongs to in every version.
alter table goals.policy drop constraint if exists policy_address_check;
alter table goals.policy add constraint address_is_one check (address ~ '^(https?://\S+)?$' and length(address) <= 510);
alter table goals.legal_basis drop constraint if exists legal_basis_address_check;
alter table goals.legal_basis add constraint address_is_one check (address ~ '^(https?://\S+)?$' and length(address) <= 510);
alter table goals.plan_version drop constraint if exists plan_version_minutes_address_check;
alter table goals.plan_version add constraint minutes_address_is_one check (minutes_address ~ '^(https?://\S+)?$' and length(minutes_address) <= 510);

-- A chapter that was removed and is brought back is the same chapter: what was saved of it remembers which.
alter table goals.chapter_save add column thread uuid;
comment on column goals.chapter_save.thread is 'internal: The same chapter in every version; so that one brought back is known again.';
grant insert (thread) on goals.chapter_save to trygby_app;
