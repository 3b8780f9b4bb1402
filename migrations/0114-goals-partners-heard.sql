-- Partners are heard before harm is published, whoever writes the page; and an invented effort that people have worked on is real.
-- A partner speaks for its own organisation, and a colleague for none.
create policy speaks_for_own_organisation on goals.perspective as restrictive for insert with check (
  platform.is_system() or organisation is not distinct from (select goals.own_organisation()));

create function goals.partners_heard(which uuid, since timestamptz) returns boolean language sql stable
  return since < clock_timestamp() - interval '14 days' or exists (select from goals.effort e
    where e.municipality = platform.town() and e.id = which and (cardinality(e.organisations) = 0
      or exists (select from goals.perspective p where p.municipality = e.municipality and p.effort = e.id
        and p.organisation = any (e.organisations) and p.written_at >= since and p.taken_back_at is null)));
comment on function goals.partners_heard(uuid, timestamptz) is 'Whether a partner of an effort has answered a verdict since it was written, has had fourteen days to do so, or none has an account to answer by.';
-- Coordinator and leader publish it; harm only when it says how partners were heard, and they have answered or had their time. Nothing else of it changes.
alter policy keeper_publishes_verdicts on goals.verdict with check (municipality = platform.town()
  and (verdict <> 'harmful' or length(btrim(heard)) >= 10 and goals.partners_heard(effort, judged_at)));
-- A verdict is written first and published then, so that it cannot go around the partners.
create policy verdict_is_published_later on goals.verdict as restrictive for insert with check (platform.is_system() or published_at is null);

-- Two people do not add the same partner to an effort, and nobody is named twice.
create unique index effort_partner_once on goals.effort_partner (municipality, effort, lower(name));

-- Colleagues and partners who work on an invented effort make it real: what they said and promised must not go with the demonstration.
create policy worker_makes_efforts_real on platform.demonstration_row for delete using (
  municipality = platform.town() and table_name = 'goals.effort' and exists (select from goals.effort e
    where e.municipality = demonstration_row.municipality and e.id = demonstration_row.row_id
      and (platform.is_staff() or (select goals.own_organisation()) = any (e.organisations))));
