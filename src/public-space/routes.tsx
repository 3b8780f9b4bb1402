// The room of safety in public space: every page of its slices.
import type { Web } from '../platform/http/web.ts'

/** Mounts the room. Fixed addresses come before those that hold a number. */
export function publicSpaceRoom(_web: Web): void {}
