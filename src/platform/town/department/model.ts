// The municipality's departments and the teams in them.
import { z } from 'zod'
import { nameOf } from '../../form/model.ts'

export interface Team {
  id: string
  name: string
}

export interface Department {
  id: string
  name: string
  teams: Team[]
}

export const departmentForm = z.object({ name: nameOf() })
export const teamForm = z.object({ name: nameOf(), department: z.uuid({ error: 'department' }) })

export type TeamForm = z.infer<typeof teamForm>
