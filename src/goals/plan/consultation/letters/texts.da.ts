// Brevene til partnere, der er spurgt i en høring. Der står intet om mennesker.
interface Filled {
  town: string
  title: string
  day: string
  link: string
}

export const da = {
  'consultation-invitation': {
    subject: 'I er spurgt om et udkast',
    text: ({ town, title, day, link }: Filled): string => `Hej

${town} har skrevet et udkast: ${title}. Vi vil gerne høre, hvad I mener.

Læs det, og svar senest ${day}:
${link}

I kan svare på hvert kapitel. Har I ikke noget at tilføje, kan I sige det med ét tryk.

Venlig hilsen
${town}
`,
  },
  'consultation-reminder': {
    subject: 'En uge endnu til at svare',
    text: ({ town, title, day, link }: Filled): string => `Hej

Høringen om ${title} slutter ${day}. Vi har ikke hørt fra jer endnu.

I kan læse udkastet og svare her:
${link}

Har I ikke noget at tilføje, kan I sige det med ét tryk.

Venlig hilsen
${town}
`,
  },
}
