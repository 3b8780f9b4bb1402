// Places: posters that open the form there, and letters to those who follow one.
import type { Web } from '../../platform/http/web.ts'
import { followingRoutes } from './following/routes.tsx'
import { posterRoutes } from './posters/routes.tsx'

/** Fixed addresses come before those that hold an identifier. */
export function placesRoutes(web: Web): void {
  followingRoutes(web)
  posterRoutes(web)
}
