-- What people may change about themselves, and that nobody gives themselves a role.

-- Who has left keeps their name in the log, and their address is gone.
alter table platform.account alter column email drop not null;
alter table platform.account add constraint address_until_left check ((email is null) = (status = 'left'));
comment on column platform.account.email is 'personal: Address for sign-in links, lower case; empty when the person has left.';
alter table platform.account add constraint ended_when_not_active check ((ended_at is null) = (status = 'active'));

create function platform.keep_account_as_it_is() returns trigger language plpgsql as $$
begin
  if platform.has_role('administrator', 'system') then return new; end if;
  if (new.municipality, new.id, new.email, new.status, new.organisation, new.created_at, new.ended_at)
    is distinct from (old.municipality, old.id, old.email, old.status, old.organisation, old.created_at, old.ended_at) then
    raise exception 'People correct their own name and language, nothing else of their account.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function platform.keep_account_as_it_is() is 'People correct their own name and language; the rest is the administrator''s.';
create trigger people_correct_name_and_language before update on platform.account
  for each row execute function platform.keep_account_as_it_is();

-- Nobody gives themselves a role, an administrator neither: a second pair of eyes does.
create policy nobody_gives_themselves_roles on platform.account_role as restrictive for insert
  with check (platform.is_system() or account is distinct from platform.actor());
-- Nobody takes a role from themselves, so that a town does not lose its last administrator by a slip.
create policy nobody_takes_own_roles on platform.account_role as restrictive for delete
  using (platform.is_system() or account is distinct from platform.actor());
-- The administrator does not disable or end their own account here; leaving is a deed of its own.
create policy nobody_ends_themselves on platform.account as restrictive for update
  using (true) with check (platform.is_system() or id is distinct from platform.actor() or status = 'active');

-- People can see who read what is stored about them.
create policy log_about_oneself on platform.audit_entry for select using (
  municipality = platform.town() and thing = 'account' and thing_id = platform.actor()::text);
create index audit_entry_by_thing on platform.audit_entry (municipality, thing, thing_id);

-- Where a session was opened, so that people know their own sessions apart.
alter table platform.session add column device text not null default '' check (length(device) <= 80);
comment on column platform.session.device is 'personal: Browser and system in two words, for the person''s own list.';
