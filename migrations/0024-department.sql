-- How the municipality is organised: departments, and the teams in them that answer residents.
create table platform.department (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  primary key (municipality, id)
);
comment on table platform.department is 'open: A department of the municipality.';
comment on column platform.department.municipality is 'open: The town.';
comment on column platform.department.id is 'open: Identifier.';
comment on column platform.department.name is 'open: Name of the department.';
alter table platform.department enable row level security;
alter table platform.department force row level security;
create unique index department_has_its_own_name on platform.department (municipality, lower(name));
grant select, delete on platform.department to trygby_app;
grant insert (municipality, id, name) on platform.department to trygby_app;
grant update (name) on platform.department to trygby_app;
-- Departments are public facts of the town: everybody may read them.
create policy department_is_open on platform.department for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds departments.
create policy administrator_adds_department on platform.department for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct departments.
create policy administrator_corrects_department on platform.department for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take departments away; what is used elsewhere cannot be taken.
create policy administrator_removes_department on platform.department for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));

create table platform.team (
  municipality smallint not null references platform.municipality on delete restrict,
  id uuid not null,
  department uuid not null,
  name text not null check (length(name) between 1 and 120),
  primary key (municipality, id),
  foreign key (municipality, department) references platform.department on delete restrict
);
comment on table platform.team is 'open: A team of a department.';
comment on column platform.team.municipality is 'open: The town.';
comment on column platform.team.id is 'open: Identifier.';
comment on column platform.team.department is 'open: The department it belongs to.';
comment on column platform.team.name is 'open: Name of the team.';
alter table platform.team enable row level security;
alter table platform.team force row level security;
create unique index team_has_its_own_name on platform.team (municipality, lower(name));
grant select, delete on platform.team to trygby_app;
grant insert (municipality, id, department, name) on platform.team to trygby_app;
grant update (department, name) on platform.team to trygby_app;
-- Teams are public facts of the town: everybody may read them.
create policy team_is_open on platform.team for select using (municipality = platform.town());
-- Only the town's administrator, or the machinery that fills and empties the demonstration, adds teams.
create policy administrator_adds_team on platform.team for insert
  with check (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they correct teams.
create policy administrator_corrects_team on platform.team for update
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
-- Only they take teams away; what is used elsewhere cannot be taken.
create policy administrator_removes_team on platform.team for delete
  using (municipality = platform.town() and platform.has_role('administrator', 'system'));
