// Ordene, når noget er sat ind fra Word eller en hjemmeside.
export const da = {
  cleaned: 'Teksten er sat ind og ryddet op. Overskrifter, lister, tabeller og links er bevaret. Se den igennem, før du gemmer.',
}
