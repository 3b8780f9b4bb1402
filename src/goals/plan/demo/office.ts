// Who does everything in the demonstration that people would do.
import type { Who } from '../store.ts'

export const office: Who = { account: null, name: 'Demo: Sikker by-kontoret' }
