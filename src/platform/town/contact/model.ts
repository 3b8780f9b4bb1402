// Who the town is and how people reach it.
import { z } from 'zod'
import { dayOrNone, nameOf } from '../../form/model.ts'

export interface Contact {
  phone: string
  email: string
  address: string
  protectionName: string
  protectionEmail: string
  protectionPhone: string
  accessibilityCheckedOn: string | null
}

export const noContact: Contact = {
  phone: '',
  email: '',
  address: '',
  protectionName: '',
  protectionEmail: '',
  protectionPhone: '',
  accessibilityCheckedOn: null,
}

const email = z
  .string({ error: 'email' })
  .trim()
  .max(254, 'email')
  .refine((text) => text === '' || z.email().safeParse(text).success, 'email')
const phone = z
  .string({ error: 'phone' })
  .trim()
  .regex(/^$|^\+?[\d ]{8,20}$/, 'phone')

export const contactForm = z.object({
  phone,
  email,
  address: z.string({ error: 'address' }).trim().max(300, 'address'),
  protectionName: z.string({ error: 'nameLong' }).trim().max(120, 'nameLong'),
  protectionEmail: email,
  protectionPhone: phone,
  accessibilityCheckedOn: dayOrNone('day'),
})

export const townForm = z.object({
  name: nameOf(),
  code: z
    .string({ error: 'code' })
    .trim()
    .regex(/^\d{3,4}$/, 'code'),
  host: z
    .string({ error: 'host' })
    .trim()
    .toLowerCase()
    .max(253, 'host')
    .regex(/^$|^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'host')
    .transform((host) => (host === '' ? null : host)),
})
export type TownForm = z.infer<typeof townForm>
