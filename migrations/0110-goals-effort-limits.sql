-- What a partner and an analyst may change of an effort is less than a row: a partner says yes to its promise, an analyst brings in the verdict.
create function goals.partner_only_confirms() returns trigger language plpgsql as $$
begin
  if not goals.may_change(new.effort)
    and (to_jsonb(new) - 'confirmed_at') is distinct from (to_jsonb(old) - 'confirmed_at') then
    raise exception 'A partner says yes to its promise, and changes nothing else of it.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function goals.partner_only_confirms() is 'A partner confirms its promise and changes nothing else of it.';
create trigger partner_only_confirms before update on goals.effort_partner for each row execute function goals.partner_only_confirms();

-- Whoever has judged an effort that is over brings it to judged, analysts too.
create policy judge_brings_verdict on goals.effort for update using (
  municipality = platform.town() and platform.has_role('analyst') and state in ('ended', 'judged'))
  with check (municipality = platform.town());
-- An analyst writes that step into the history, and no other.
create policy judge_writes_step on goals.effort_move for insert with check (
  municipality = platform.town() and platform.has_role('analyst') and from_state = 'ended' and to_state = 'judged'
  and not is_override and moved_by is not distinct from platform.actor()
  and exists (select from goals.effort e where e.municipality = effort_move.municipality and e.id = effort_move.effort and e.state = 'ended'));

create function goals.judge_only_judges() returns trigger language plpgsql as $$
declare open_columns constant text[] := array['state', 'verdict', 'revision', 'changed_at', 'search'];
begin
  if not goals.may_change(new.id) then
    if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) or new.state <> 'judged'
      or not exists (select from goals.verdict v where v.municipality = new.municipality and v.effort = new.id
        and v.verdict = new.verdict and v.judged_by = platform.actor()) then
      raise exception 'Whoever judges an effort brings in their verdict, and changes nothing else of it.' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;
comment on function goals.judge_only_judges() is 'An analyst brings the verdict into an effort and changes nothing else of it.';
create trigger effort_judge_only_judges before update on goals.effort for each row execute function goals.judge_only_judges();

-- The demonstration tells a story with days of its own; everybody else's history is written on the day it happens.
grant insert (moved_at) on goals.effort_move to trygby_app;
grant insert (judged_at) on goals.verdict to trygby_app;
grant insert (written_at) on goals.perspective to trygby_app;
create policy moves_are_dated_today on goals.effort_move as restrictive for insert with check (
  platform.is_system() or moved_at between now() - interval '1 minute' and clock_timestamp());
create policy verdicts_are_dated_today on goals.verdict as restrictive for insert with check (
  platform.is_system() or judged_at between now() - interval '1 minute' and clock_timestamp());
create policy perspectives_are_dated_today on goals.perspective as restrictive for insert with check (
  platform.is_system() or written_at between now() - interval '1 minute' and clock_timestamp());
