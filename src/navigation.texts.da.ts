// Overskrifterne i byens menu, som i kommunens plan.
export const da = {
  goals: 'Mål og plan',
  publicSpace: 'Tryghed i byens rum',
  proactive: 'Tidlig forebyggelse',
  reactive: 'Vejen ud af kriminalitet',
  knowledge: 'Viden',
  cooperation: 'Fælles løsninger',
  actions: 'Mine tiltag',
  release: 'Udgivelser',
  setup: 'Opsætning',
  people: 'Personer',
  audit: 'Log',
}
