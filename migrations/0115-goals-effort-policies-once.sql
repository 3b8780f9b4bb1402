-- Ten thousand efforts are listed in one breath: who asks is worked out once a query and not once a row. What each may see is as before.

-- Residents see what the town does, once it is more than an idea and has been made public.
alter policy public_efforts_are_open on goals.effort using (municipality = (select platform.town()) and is_public and state <> 'idea');
-- Staff see every effort, ideas too.
alter policy staff_sees_efforts on goals.effort using (
  municipality = (select platform.town()) and (select platform.is_staff() or platform.is_system()));
-- A partner sees the efforts its organisation takes part in.
alter policy partner_sees_own_efforts on goals.effort using (
  municipality = (select platform.town()) and state <> 'idea' and (select goals.own_organisation()) = any (organisations));

-- Whoever sees the effort sees how it will be judged; staff, who see every effort, without looking it up.
alter policy evaluation_seen_with_effort on goals.evaluation using (
  municipality = (select platform.town()) and ((select platform.is_staff() or platform.is_system())
    or exists (select from goals.effort e where e.municipality = evaluation.municipality and e.id = evaluation.effort)));
-- What is not agreed yet is for colleagues.
alter policy agreed_evaluations_only on goals.evaluation using (agreed_at is not null or (select platform.is_staff() or platform.is_system()));
