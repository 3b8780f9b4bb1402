import { inventedFigures } from './testing/invented-figures.ts'
import { reportedIn, residentsIn } from './carry.ts'
import { comparablePeriods } from './periods.ts'
import { expectedCount } from '@trygby/analysis'
import { groups } from './model.ts'
import { writeFileSync, appendFileSync } from 'node:fs'
const f = inventedFigures({ ratio: 1 })
writeFileSync('/tmp/g-hang.log', '')
for (const p of comparablePeriods(f.quarters)) for (const g of groups) {
  const y = reportedIn(p, f.counts[g], 10, 40), pop = residentsIn(p, f)
  const cov = Object.fromEntries(f.conditions.map(c => [c.key, Float64Array.from({length:40}, (_, a) => c.values[a*2])]))
  for (let town = 0; town < 40; town++) {
    appendFileSync('/tmp/g-hang.log', `${p.name} ${g} ${town}\n`)
    if (process.argv[2] && (p.name+g+town) === process.argv[2]) console.log(JSON.stringify({ observed: [...y], population: [...pop], covariates: Object.fromEntries(Object.entries(cov).map(([k,v])=>[k,[...v]])) , town }))
    expectedCount({ observed: y, population: pop, covariates: cov }, town)
  }
}
console.log('done')
