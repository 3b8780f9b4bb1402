// Ordene på siden med ens egne tiltag, i kalenderen og i brevet om mandagen.
export const da = {
  title: 'Mine tiltag',
  counted: (open: number, late: number) => {
    const waiting = open === 0 ? 'Intet venter på dig.' : open === 1 ? '1 tiltag venter.' : `${open} tiltag venter.`
    return late === 0 ? waiting : `${waiting} ${late === 1 ? '1 er over tiden.' : `${late} er over tiden.`}`
  },
  open: 'Det, jeg skal gøre',
  what: 'Tiltag',
  effort: 'Indsats',
  deed: 'Hvad kan jeg gøre?',
  empty: 'Du har ingen tiltag',
  emptyText: 'Når nogen aftaler et tiltag med dig, står det her.',
  emptyLink: 'Se indsatserne',
  dates: 'Dage, jeg svarer for',
  when: 'Dag',
  dateOf: 'Hvad',
  verdict: (effort: string) => `Dom over “${effort}”`,
  planReview: (plan: string) => `Se planen efter: “${plan}”`,
  done: (count: number) => `Gjort (${count})`,
  doneDay: 'Gjort den',
  calendar: {
    title: 'I min egen kalender',
    text: 'Du kan få dine dage i din kalender. Den henter dem på en hemmelig adresse. Vis den ikke til andre.',
    make: 'Lav en adresse',
    madeAt: (day: string) => `Du lavede en adresse ${day}. Den vises ikke igen.`,
    renew: 'Lav en ny adresse',
    renewText: 'Laver du en ny, virker den gamle ikke mere.',
    stop: 'Stop kalenderen',
    shown: 'Her er adressen',
    shownText: 'Kopiér den nu. Den vises kun denne ene gang. I din kalender hedder det “tilføj fra internettet” eller “abonnér”.',
    address: 'Adresse til din kalender',
    words: {
      name: 'Trygby: mine tiltag',
      action: (what: string) => `Tiltag: ${what}`,
      verdict: (effort: string) => `Dom over indsatsen: ${effort}`,
      planReview: (plan: string) => `Planen ses efter: ${plan}`,
    },
  },
  letter: {
    title: 'Brevet om mandagen',
    on: 'Hver mandag kl. 7 får du et brev, når noget venter på dig. Det siger kun, hvor mange tiltag det er.',
    off: 'Du får ikke brevet om mandagen.',
    stop: 'Stop brevet',
    start: 'Få brevet igen',
    subject: 'Dine tiltag i denne uge',
    body: ({ counted, link, town }: { counted: string; link: string; town: string }) =>
      `Godmorgen\n\n${counted}\n\nSe dem her:\n${link}\n\nVil du ikke have dette brev? Stop det nederst på samme side.\n\n${town}`,
  },
  said: {
    done: 'Godt. Tiltaget er gjort.',
    reopened: 'Tiltaget er ikke gjort.',
    stopped: 'Kalenderen er stoppet. Adressen virker ikke mere.',
    'letter-stopped': 'Du får ikke flere breve om mandagen.',
    'letter-started': 'Du får brevet om mandagen igen.',
  },
}
