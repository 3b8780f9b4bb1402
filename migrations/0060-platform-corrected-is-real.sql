-- What was invented and then put right by somebody is real: its mark goes, and it stays when the demonstration is taken away.

-- The administrator who corrects an invented row takes its mark away.
create policy administrator_makes_real on platform.demonstration_row for delete
  using (municipality = platform.town() and platform.has_role('administrator'));

-- A boundary that was drawn for real, and a street that a file of the town holds, say no longer that they are invented.
grant update (is_invented) on platform.area to trygby_app;
grant update (is_invented) on platform.street_segment to trygby_app;
