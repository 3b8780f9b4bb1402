// Sådan kan det siges i stedet: én sætning for hver slags ord.
import type { Better } from './words.ts'

export const da: Record<Better, string> = {
  conduct: 'Skriv, hvad der sker på stedet, og ikke hvem det er.',
  'group-by-age': 'Skriv, hvad der bliver gjort. Alder siger ikke, hvad der sker. For eksempel “knallerter kører stærkt på stien”.',
  'group-by-origin': 'Skriv, hvad der bliver gjort. Hvor nogen kommer fra, hvad de tror på, og hvordan de ser ud, hører ikke til her.',
  'group-by-name': 'Skriv, hvad man kan se og høre, og ikke et navn for en gruppe. For eksempel “nogle råber efter folk og spærrer vejen”.',
  'group-by-sex': 'Skriv, hvad der bliver gjort. Om det er mænd eller kvinder, drenge eller piger, ændrer ikke stedet.',
  'group-by-trouble':
    'Skriv, hvad der sker på stedet, og ikke hvad nogen har det svært med. For eksempel “der ligger kanyler ved legepladsen”.',
  look: 'Udelad, hvordan nogen ser ud. Skriv, hvad der sker.',
  'what-is-done':
    'Skriv det, man kan se eller høre. For eksempel “råb”, “spærrer indgangen”, “knallerter kører stærkt”, “musik efter kl. 23”.',
  'what-is-felt': 'Skriv, hvad folk gør på grund af det. For eksempel “familier går en anden vej” eller “beboere sover dårligt”.',
  'what-thing': 'Skriv, hvad det er. Hvad sker der, og hvad kan man se bagefter?',
  'which-times': 'Skriv hvornår. For eksempel “på hverdage kl. 15–20” eller “fredag og lørdag nat”.',
}
