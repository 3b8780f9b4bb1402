// The municipality's departments and the teams in them.
import { z } from 'zod'

export interface Team {
  id: string
  name: string
}

export interface Department {
  id: string
  name: string
  teams: Team[]
}

const name = z.string({ error: 'name' }).trim().min(1, 'name').max(120, 'nameLong')

export const departmentForm = z.object({ name })
export const teamForm = z.object({ name, department: z.uuid({ error: 'department' }) })

export type TeamForm = z.infer<typeof teamForm>
