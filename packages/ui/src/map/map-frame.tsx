// A map that is never the only way: a still picture first, a list that says the same, and the moving map when asked for.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Evidence, EvidenceNote, requireEvidence } from '../evidence/evidence.tsx'
import { useFrame, useTexts } from '../frame.ts'
import type { MapFeatures } from './features.ts'
import { outlineSvg } from './outline.ts'

export type MapFrameProps = Evidence & {
  title: string
  /** What the map shows, in one sentence that stands without it. */
  summary: string
  features: MapFeatures
  /** The same in words: a `Table` or a list. Never left out. */
  list: Child
  level?: 2 | 3
}

// `<` is written as an escape so that no place name can end the block.
const dataBlock = (features: MapFeatures) => raw(JSON.stringify(features).replace(/</g, '\\u003c'))

const MapButton = ({ features, title }: Pick<MapFrameProps, 'features' | 'title'>) => {
  const words = useTexts().map
  const frame = useFrame()
  if (!frame) return null
  return (
    <div
      class="map-live"
      data-map
      data-label={`${words.label}: ${title}`}
      data-words={JSON.stringify({ zoomIn: words.zoomIn, zoomOut: words.zoomOut, twoFingers: words.twoFingers, holdKey: words.holdKey })}
      data-loading={words.loading}
      data-failed={words.failed}
      data-library={frame.asset('maplibre-gl.mjs')}
      data-worker={frame.asset('maplibre-gl-worker.mjs')}
      data-style={frame.asset('maplibre-gl.css')}
    >
      <button type="button" class="button button-secondary" hidden>
        {words.open}
      </button>
      <p class="map-status" role="status"></p>
      <script type="application/json">{dataBlock(features)}</script>
    </div>
  )
}

/** Refuses (`MissingEvidence`) what lacks evidence or its list. The page needs the island `ui/map` in its `scripts`. */
export const MapFrame = (props: MapFrameProps) => {
  const { title, summary, features, list, level = 2, source, n, uncertainty, cannotSay } = props
  requireEvidence(title, props, { list })
  const words = useTexts().map
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="chart-frame map-frame">
      <Heading class="chart-title">{title}</Heading>
      <p class="chart-summary">{summary}</p>
      <div class="map-columns">
        <div class="map-picture">
          {raw(outlineSvg(features, { title, description: summary }))}
          <MapButton features={features} title={title} />
        </div>
        <div class="map-list">
          <p class="map-list-title">{words.list}</p>
          {list}
        </div>
      </div>
      <EvidenceNote source={source} n={n} uncertainty={uncertainty} cannotSay={cannotSay} />
    </section>
  )
}
