-- A sub-goal or a policy that was invented and then put right by those who keep the goals is real, and stays when the demonstration is taken away.
-- Coordinator and leader take the mark of what they correct.
create policy keeper_makes_goals_real on platform.demonstration_row for delete using (
  municipality = platform.town() and table_name in ('goals.sub_goal', 'goals.policy') and goals.keeps_goals());
