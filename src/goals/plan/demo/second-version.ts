// What the demonstration's plan says differently in its second version: what was learned since the first.
import { firstVersion, heardChanges, type WrittenChapter } from './first-version.ts'

const parents: WrittenChapter = {
  key: 'parents',
  title: 'Forældre er med',
  body: `I den første plan var der ingen indsats for forældre under mål 3. Det opdagede vi, da vi stillede indsatserne op ved siden af hinanden.

I denne plan er det et område, vi vil udvikle sammen med skolebestyrelser og forældre selv. Før vi begynder, aftaler vi, hvad der skal være anderledes, hvordan vi ser det, og hvornår vi ser efter.`,
}

const lessons = (years: readonly number[]): WrittenChapter => ({
  key: 'lessons',
  title: 'Hvad vi har lært',
  body: `Hver indsats bliver vurderet på den dag, vi aftalte, før den begyndte. Her er de, der er vurderet, siden vi lavede den første plan.

${years.map((year) => `{{judged ${year}}}`).join('\n\n')}`,
})

const learned: Record<string, (body: string) => string> = {
  why: (body) =>
    `${body}

### Hvad der er nyt i denne udgave

Der er kommet tal for trygheden, og nogle indsatser er vurderet. Nogle virkede. En gjorde ingen forskel, og én gjorde skade. Det siger vi, og vi siger, hvad vi prøver i stedet. Forældre har fået deres eget kapitel.`,
  figures: (body) => body.replace('{{indicators safe-town}}', '{{indicators safe-town}}\n\n{{indicator trygge-hvor-de-bor}}'),
  'follow-up': (body) => body.replace('Hvert år får byrådet en status.', 'Hvert år får byrådet en status, og alle kan læse den.'),
}

/** The chapters of the second version: two more, three changed, the others as they were adopted. `years` are those whose verdicts it tells of. */
export const secondVersion = (years: readonly number[]): WrittenChapter[] =>
  firstVersion.flatMap((chapter) => {
    const heard = heardChanges[chapter.key]?.(chapter.body) ?? chapter.body
    const now = { ...chapter, body: learned[chapter.key]?.(heard) ?? heard }
    if (chapter.key === 'proactive') return [now, parents]
    return chapter.key === 'together' ? [now, lessons(years)] : [now]
  })
