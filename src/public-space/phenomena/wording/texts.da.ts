// Hvad der siges, når ordene handler om mennesker eller siger for lidt.
import { da as better } from '../../reports/words/better/texts.da.ts'

const said = (ways: Record<string, string>) =>
  Object.fromEntries(Object.entries(ways).map(([key, say]) => [`say-${key}`, (came: string) => `Her står “${came}”. ${say}`]))

export const da = {
  errors: {
    ...said(better),
    name: (came: string) => `“${came}” ligner et navn. Udelad navne: skriv om stedet og om det, der sker.`,
    trace: (came: string) => `“${came}” kan føre til et menneske. Udelad telefonnumre, nummerplader og adresser på e-mail.`,
    personNumber: 'Her står noget, der ligner et CPR-nummer. Skriv ikke om enkelte personer.',
    choice: 'Vælg noget, der står på listen.',
  } as Record<string, string | ((came: string) => string)>,
}
