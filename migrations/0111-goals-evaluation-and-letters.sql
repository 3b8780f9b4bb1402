-- What an agreed evaluation owes everybody: a name under it, a reason when it is smaller or changed; and a letter that people may stop.
alter table goals.evaluation
  add constraint smaller_size_gives_reason check (agreed_at is null
    or array_position(array['light', 'standard', 'full'], size) >= array_position(array['light', 'standard', 'full'], proposed_size)
    or length(btrim(size_reason)) >= 10),
  add constraint change_gives_reason check (agreed_at is null or number = 1 or length(btrim(change_reason)) >= 10),
  add constraint agreed_with_day check (agreed_at is null or verdict_on is not null);
-- Residents and partners read how an effort will be judged once it is agreed; a draft is for staff.
create policy agreed_evaluations_only on goals.evaluation as restrictive for select using (
  agreed_at is not null or (select platform.is_staff() or platform.is_system()));
-- Whoever agrees an evaluation does so in their own name, at once or when it was a draft.
create policy agreed_in_own_name on goals.evaluation as restrictive for insert with check (
  agreed_at is null or agreed_by is not distinct from platform.actor());
create policy draft_agreed_in_own_name on goals.evaluation as restrictive for update using (true) with check (
  agreed_at is null or agreed_by is not distinct from platform.actor());

create function goals.doer_only_finishes() returns trigger language plpgsql as $$
begin
  if (new.what, new.doer_name, new.by_on) is distinct from (old.what, old.doer_name, old.by_on) and not goals.may_change(old.effort) then
    raise exception 'Whoever is to do an action says when it is done; what, who and when is agreed by those who may change the effort.'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function goals.doer_only_finishes() is 'Somebody who does an action may say that it is done, and change nothing else of it.';
create trigger doer_changes_nothing_else before update of what, doer_name, by_on on goals.action for each row execute function goals.doer_only_finishes();

create table goals.letter_choice (
  municipality smallint not null references platform.municipality on delete restrict,
  account uuid not null,
  letter text not null check (letter in ('weekly-actions')),
  stopped_at timestamptz not null default clock_timestamp(),
  primary key (municipality, account, letter),
  foreign key (municipality, account) references platform.account on delete cascade
);
comment on table goals.letter_choice is 'internal: A letter of this room that somebody does not want.';
comment on column goals.letter_choice.municipality is 'open: The town.';
comment on column goals.letter_choice.account is 'internal: Who does not want it.';
comment on column goals.letter_choice.letter is 'internal: Which letter.';
comment on column goals.letter_choice.stopped_at is 'internal: When they stopped it.';
alter table goals.letter_choice enable row level security;
alter table goals.letter_choice force row level security;
grant select, delete on goals.letter_choice to trygby_app;
grant insert (municipality, account, letter) on goals.letter_choice to trygby_app;
-- People stop and start their own letters; the machinery reads the choice before it writes.
create policy own_letters_seen on goals.letter_choice for select using (municipality = platform.town() and (account = platform.actor() or platform.is_system()));
create policy own_letter_stopped on goals.letter_choice for insert with check (municipality = platform.town() and account = platform.actor());
create policy own_letter_started on goals.letter_choice for delete using (municipality = platform.town() and account = platform.actor());
-- no update: a letter is wanted or not.

-- Whoever judges finds their days without every evaluation being read.
create index evaluation_by_judge on goals.evaluation (municipality, judge) where judge is not null;
