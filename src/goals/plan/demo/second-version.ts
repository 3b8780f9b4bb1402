// What the demonstration's plan says differently in its second version: what was learned and heard since the first.
import { firstVersion, type WrittenChapter } from './first-version.ts'

const lighting = `- **Steder, der indbyder.** Lys, grønne områder og stier, der er rare at gå på. Vi spørger dem, der bruger stien, før vi sætter lamper op.`

const parents: WrittenChapter = {
  key: 'parents',
  title: 'Forældre er med',
  body: `I den første plan var der ingen indsats for forældre under mål 3. Det opdagede vi, da vi stillede indsatserne op ved siden af hinanden.

I denne plan er det et område, vi vil udvikle sammen med skolebestyrelser og forældre selv. Før vi begynder, aftaler vi, hvad der skal være anderledes, hvordan vi ser det, og hvornår vi ser efter.`,
}

const changed: Record<string, (body: string) => string> = {
  why: (body) =>
    `${body}

### Hvad der er nyt i denne udgave

Vi har lyttet til dem, der svarede i høringen, og set på de indsatser, der er vurderet. Nogle virkede. En gjorde ingen forskel, og vi siger, hvad vi prøver i stedet. Forældre har fået deres eget kapitel.`,
  'public-space': (body) => body.replace('- **Steder, der indbyder.** Lys, grønne områder og stier, der er rare at gå på.', lighting),
  'follow-up': (body) => body.replace('Hvert år får byrådet en status.', 'Hvert år får byrådet en status, og alle kan læse den.'),
}

/** The chapters of the second version: one more, three changed, the others as they were. */
export const secondVersion: WrittenChapter[] = firstVersion.flatMap((chapter) => {
  const now = { ...chapter, body: changed[chapter.key]?.(chapter.body) ?? chapter.body }
  return chapter.key === 'proactive' ? [now, parents] : [now]
})
