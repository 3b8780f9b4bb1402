-- What those who enter and release an indicator's figures need besides: to know what was withdrawn, and to make an invented indicator real.
-- Coordinators see withdrawn releases of indicators: the next release is numbered after them.
create policy coordinator_sees_withdrawn_indicators on platform.release for select using (
  municipality = platform.town() and platform.has_role('coordinator') and dataset like 'indicator-%');
-- Whoever enters a figure of an invented indicator takes its mark away: figures go with their indicator, and a real one must not go with the demonstration.
create policy keeper_makes_indicators_real on platform.demonstration_row for delete using (
  municipality = platform.town() and table_name = 'goals.indicator' and goals.keeps_indicators());
