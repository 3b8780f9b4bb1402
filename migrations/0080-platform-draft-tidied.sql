-- A file that nobody said yes to is deleted the night after its day, also when its administrator never comes back.

-- The machinery finds what has waited longer than a day, and nothing newer.
create policy machinery_finds_old_draft on platform.import_draft for select
  using (municipality = platform.town() and platform.has_role('system') and created_at < now() - interval '1 day');
-- It deletes the same and nothing newer.
create policy machinery_forgets_old_draft on platform.import_draft for delete
  using (municipality = platform.town() and platform.has_role('system') and created_at < now() - interval '1 day');
