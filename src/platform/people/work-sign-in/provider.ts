// Talks with the municipality's own sign-in (OpenID Connect): finds it, sends people there, reads who came back.
import * as oidc from 'openid-client'
import type { Config } from '../../config.ts'
import { log } from '../../log.ts'
import { limitsOf } from '../../session.ts'
import { personOf, type WorkPerson } from './model.ts'

type Settings = NonNullable<Config['oidc']>

/** What must come back the same from the browser that went. */
export interface Journey {
  state: string
  nonce: string
  verifier: string
}

const kept = new Map<string, { found: oidc.Configuration; until: number }>()
const keptFor = 10 * 60_000

/** The sign-in's own description of itself; null, with a line in the log, when it does not answer. */
export async function findProvider(config: Config, now = Date.now()): Promise<oidc.Configuration | null> {
  const settings = config.oidc
  if (!settings) return null
  const before = kept.get(settings.issuer)
  if (before && before.until > now) return before.found
  try {
    const client = { client_secret: settings.clientSecret, id_token_signed_response_alg: settings.algorithm }
    const found = await oidc.discovery(new URL(settings.issuer), settings.clientId, client, undefined, {
      timeout: 5,
      // The signature of what tells who came is checked too. Without encryption only for a demonstration on one machine.
      execute: [oidc.enableNonRepudiationChecks, ...(config.mode === 'demonstration' ? [oidc.allowInsecureRequests] : [])],
    })
    if (!isSameAddress(found.serverMetadata().issuer, settings.issuer)) {
      log('error', 'the sign-in of the municipality calls itself something else than OIDC_ISSUER', { issuer: settings.issuer })
      return null
    }
    kept.set(settings.issuer, { found, until: now + keptFor })
    return found
  } catch (error) {
    log('error', 'the sign-in of the municipality does not answer', { issuer: settings.issuer, error: codeOf(error) })
    return null
  }
}

/** The library lets some addresses of large providers call themselves something else; then anybody's sign-in there would do. */
const isSameAddress = (one: string, other: string): boolean => URL.canParse(one) && new URL(one).href === new URL(other).href

export const returnAddress = (config: Config): string => `${config.publicUrl}/sign-in/work/return`

/**
 * Where somebody signs out of the municipality's own account; null when the sign-in has no such place.
 * No token of theirs is kept for it, so the sign-in asks them first.
 */
export const signOutAddress = (config: Config, provider: oidc.Configuration): string | null =>
  provider.serverMetadata().end_session_endpoint
    ? oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${config.publicUrl}/` }).href
    : null

/** In seconds: nobody opens a session here on something they showed longer ago than a session of theirs may last. */
const longestAgo = limitsOf({ roles: ['professional'] }).whole / 1000

/** Where to send the browser, and what to remember until it is back. `anew` asks the person to show themselves once more. */
export async function planJourney(
  config: Config,
  provider: oidc.Configuration,
  { anew = false } = {},
): Promise<{ address: string; journey: Journey }> {
  const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  const address = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: returnAddress(config),
    scope: 'openid email profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
    max_age: String(longestAgo),
    ...(anew ? { prompt: 'login' } : {}),
    ...(config.oidc?.strengths.length ? { acr_values: config.oidc.strengths.join(' ') } : {}),
  })
  return { address: address.href, journey }
}

/** Who came back. Null, with a line in the log, when the answer does not belong to this journey or does not hold. */
export async function welcomeBack(
  config: Config,
  provider: oidc.Configuration,
  journey: Journey,
  search: string,
): Promise<WorkPerson | null> {
  const settings = config.oidc
  if (!settings) return null
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(returnAddress(config) + search), {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
      maxAge: longestAgo,
    })
    const claims = tokens.claims()
    if (!claims) return null
    if (!isStrongEnough(claims.acr, settings)) {
      log('warning', 'a sign-in at the municipality was too weak', { issuer: settings.issuer })
      return null
    }
    return personOf(claims.iss, { ...(await askForMore(provider, tokens.access_token, claims, settings)), ...claims }, settings.roleClaim)
  } catch (error) {
    log('warning', 'a sign-in at the municipality did not hold', { issuer: settings.issuer, error: codeOf(error) })
    return null
  }
}

/** Whether the sign-in says it was done the way the town asks for. A town that asks for nothing trusts its provider's own rules. */
export const isStrongEnough = (acr: unknown, { strengths }: Pick<Settings, 'strengths'>): boolean =>
  strengths.length === 0 || (typeof acr === 'string' && strengths.includes(acr))

/** Some sign-ins tell groups and address only when asked again. */
async function askForMore(
  provider: oidc.Configuration,
  token: string,
  claims: oidc.IDToken,
  { roleClaim }: Settings,
): Promise<Record<string, unknown>> {
  if ((claims[roleClaim] !== undefined && claims.email !== undefined) || !provider.serverMetadata().userinfo_endpoint) return {}
  return oidc.fetchUserInfo(provider, token, claims.sub)
}

/** A short code for the log: what the library or the network calls it, never what the answer said about a person. */
function codeOf(error: unknown): string {
  const { code, error: name, cause } = error as { code?: string; error?: string; cause?: { code?: string } }
  return [...new Set([code, name, cause?.code])].filter((part) => typeof part === 'string').join(' ') || (error as Error).name
}
