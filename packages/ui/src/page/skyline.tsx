// The town at dusk along the foot of the front page: blocks, gables, and a light in the windows. Decoration only.

// The nearer houses from left to right: where each starts, how wide and high it is, and whether it has a gable.
const HOUSES = [
  { x: 0, width: 130, height: 62 },
  { x: 142, width: 74, height: 84, gable: true },
  { x: 222, width: 74, height: 84, gable: true },
  { x: 318, width: 180, height: 104 },
  { x: 520, width: 90, height: 66, gable: true },
  { x: 618, width: 90, height: 66, gable: true },
  { x: 740, width: 120, height: 128 },
  { x: 880, width: 160, height: 78 },
  { x: 1062, width: 84, height: 92, gable: true },
  { x: 1152, width: 84, height: 92, gable: true },
  { x: 1260, width: 180, height: 70 },
] as const

const LAMPS = [306, 508, 726, 1050, 1246]
const GROUND = 180

const housePath = ({ x, width, height, ...rest }: (typeof HOUSES)[number]) => {
  const top = GROUND - height
  return 'gable' in rest
    ? `M${x} ${GROUND}V${top}l${width / 2} -34 ${width / 2} 34V${GROUND}z`
    : `M${x} ${GROUND}V${top}h${width}V${GROUND}z`
}

// Windows stand in a grid, and about every third is lit: a fixed pattern, so that the page is the same each time.
function windowsOf({ x, width, height }: (typeof HOUSES)[number]): string {
  const lit: string[] = []
  for (let row = 0; row * 24 + 40 < height; row++) {
    for (let column = 0; column * 24 + 32 < width; column++) {
      if ((x + row * 5 + column * 7) % 3 === 0) lit.push(`M${x + 14 + column * 24} ${GROUND - height + 16 + row * 24}h9v12h-9z`)
    }
  }
  return lit.join('')
}

export const Skyline = () => (
  <svg class="skyline" viewBox="0 0 1440 180" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
    <path
      class="skyline-far"
      d="M0 180V96h90V70h110v40h70l44-34 44 34h60V58h140v44h80l40-30 40 30h70V48h110v60h90l48-36 48 36h66V66h150v44h80V88h116v92z"
    />
    {LAMPS.map((x) => (
      <circle class="skyline-glow" cx={x} cy="98" r="26" />
    ))}
    <path class="skyline-near" d={HOUSES.map(housePath).join('')} />
    <path class="skyline-light" d={HOUSES.map(windowsOf).join('')} />
    <path class="skyline-near" d={LAMPS.map((x) => `M${x - 1.5} 180V104h3V180z`).join('')} />
    {LAMPS.map((x) => (
      <circle class="skyline-light" cx={x} cy="98" r="7" />
    ))}
    <path class="skyline-near" d="M0 172h1440v8H0z" />
  </svg>
)
