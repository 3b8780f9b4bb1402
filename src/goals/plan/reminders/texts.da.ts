// Brevet om datoer, der nærmer sig. Det nævner ingen mennesker og siger ikke, hvad en indsats handler om.
import type { Due } from './model.ts'

export const da = {
  subject: (count: number) => (count === 1 ? 'En aftalt dato nærmer sig' : `${count} aftalte datoer nærmer sig`),
  lines: {
    review: {
      ahead: (day: string) => `Planen skal ses efter senest ${day}.`,
      today: (day: string) => `I dag skal planen være set efter: ${day}.`,
    },
    verdict: { ahead: (day: string) => `En indsats skal bedømmes ${day}.`, today: (day: string) => `Nu skal en indsats bedømmes: ${day}.` },
    figure: {
      ahead: (day: string) => `En indikator får sit næste tal ${day}.`,
      today: (day: string) => `En indikator mangler sit næste tal: ${day}.`,
    },
  } as Record<Due['thing'], Record<Due['when'], (day: string) => string>>,
  body: (lines: string[], town: string) =>
    `Hej\n\n${lines.join('\n\n')}\n\nDu får brevet 30 dage før en dato og på dagen. Tal, der bliver hentet af sig selv, skriver vi ikke om. Log ind for at se mere.\n\nVenlig hilsen\n${town}\n`,
}
