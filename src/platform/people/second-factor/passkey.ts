// Passkeys: the browser proves that it holds a device somebody set up before, for this town's address only.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** The town's address as passkeys are bound to it. */
export interface Place {
  name: string
  publicUrl: string
}

export interface KeptPasskey {
  id: string
  credential: string
  publicKey: Uint8Array<ArrayBuffer>
  uses: number
  transports: string[]
}

type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'
// What the browser once named is handed back to it; it ignores a way it does not know.
const asTransports = (names: readonly string[]): Transport[] => names as Transport[]

const hostOf = ({ publicUrl }: Place): string => new URL(publicUrl).hostname
const originOf = ({ publicUrl }: Place): string => new URL(publicUrl).origin

/** What the browser needs to make a passkey; `challenge` in it is to be kept. */
export const askToMake = (
  place: Place,
  account: { id: string; name: string; email: string },
  already: KeptPasskey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpName: place.name || 'Trygby',
    rpID: hostOf(place),
    userName: account.email,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: already.map(({ credential, transports }) => ({ id: credential, transports: asTransports(transports) })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })

/** What the browser needs to show a passkey; `challenge` in it is to be kept. */
export const askToShow = (place: Place, kept: KeptPasskey[]): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: hostOf(place),
    allowCredentials: kept.map(({ credential, transports }) => ({ id: credential, transports: asTransports(transports) })),
    userVerification: 'preferred',
  })

/** The new passkey, or null when the answer does not hold. */
export async function checkMade(place: Place, challenge: string, answer: string): Promise<Omit<KeptPasskey, 'id'> | null> {
  try {
    // The library checks every part of the answer and throws when it is not this shape.
    const response = JSON.parse(answer) as RegistrationResponseJSON
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: originOf(place),
      expectedRPID: hostOf(place),
      requireUserVerification: false,
    })
    if (!verified) return null
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return { credential: id, publicKey, uses: counter, transports: (transports ?? []).map(String).slice(0, 8) }
  } catch {
    return null
  }
}

/** The passkey that was shown with its new count of uses, or null when the answer does not hold. */
export async function checkShown(
  place: Place,
  challenge: string,
  kept: KeptPasskey[],
  answer: string,
): Promise<{ id: string; uses: number } | null> {
  try {
    const response = JSON.parse(answer) as AuthenticationResponseJSON
    const mine = kept.find(({ credential }) => credential === response.id)
    if (!mine) return null
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: originOf(place),
      expectedRPID: hostOf(place),
      credential: { id: mine.credential, publicKey: mine.publicKey, counter: mine.uses, transports: asTransports(mine.transports) },
      requireUserVerification: false,
    })
    return verified ? { id: mine.id, uses: authenticationInfo.newCounter } : null
  } catch {
    return null
  }
}
