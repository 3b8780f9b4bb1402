// The words of the pages about departments and teams.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Departments and teams',
  lead: 'A team answers residents. It belongs to a department.',
  caption: 'Departments and their teams',
  empty: 'There are no departments yet.',
  department: 'Department',
  teams: 'Teams',
  addDepartment: 'Add a department',
  addTeam: 'Add a team',
  departmentName: 'Name of the department',
  teamName: 'Name of the team',
  add: 'Add',
  save: 'Save',
  editTitle: (name: string) => `Correct ${name}`,
  removeDepartment: 'Remove the department',
  removeTeam: 'Remove the team',
  removeWarning: 'This only works when nothing belongs to it any longer.',
  inUse: 'Something still belongs to it, so it cannot be removed. Move that first.',
  first: 'Add a department first. Then it can have teams.',
  errors: {
    name: 'Write a name.',
    nameLong: 'The name may have at most 120 characters.',
    nameTaken: (came: string) => `“${came}” is there already.`,
    department: 'Choose one of the town’s departments.',
  },
}
