// Ordene for hvem mennesker er for byen, som flere sider bruger.
export const da = {
  roles: {
    resident: 'Borger',
    professional: 'Fagperson',
    coordinator: 'Koordinator',
    analyst: 'Analytiker',
    leader: 'Leder eller byråd',
    partner: 'Partner',
    'data-protection': 'Databeskyttelsesrådgiver',
    administrator: 'Administrator',
  } as Record<string, string>,
  system: 'Byens maskineri',
}
