// Overskrifterne i byens menu, som i kommunens plan.
export const da = {
  publicSpace: 'Tryghed i byens rum',
  proactive: 'Tidlig forebyggelse',
  reactive: 'Vejen ud af kriminalitet',
  knowledge: 'Viden',
  cooperation: 'Fælles løsninger',
  setup: 'Opsætning',
  people: 'Personer',
  audit: 'Log',
}
