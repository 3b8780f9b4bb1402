-- An effort that is over is judged by what was agreed before: nothing is agreed afterwards, and no agreement is dated back.

create function goals.is_over(which uuid) returns boolean language sql stable
  return exists (select from goals.effort e where e.municipality = platform.town() and e.id = which and e.state in ('ended', 'judged'));
comment on function goals.is_over(uuid) is 'Whether this effort has ended or is judged.';
-- How an effort is judged is planned and agreed until it is over, and never after the figures are in; the machinery tells invented stories.
create policy planned_before_the_end on goals.evaluation as restrictive for insert with check (platform.is_system() or not goals.is_over(effort));
create policy agreed_before_the_end on goals.evaluation as restrictive for update using (platform.is_system() or not goals.is_over(effort));
-- An agreement bears the moment it was made, so that "agreed before the start" is true; the machinery dates invented ones.
create policy agreed_on_its_day on goals.evaluation as restrictive for insert with check (
  agreed_at is null or platform.is_system() or agreed_at between now() - interval '1 minute' and clock_timestamp());
create policy draft_agreed_on_its_day on goals.evaluation as restrictive for update using (true) with check (
  agreed_at is null or platform.is_system() or agreed_at between now() - interval '1 minute' and clock_timestamp());
