// Pointing at a place on a map, for those who would rather point than write; nothing of the map is fetched before it is asked for.
import { useFrame, useTexts } from '../frame.ts'

export type MapPickerProps = {
  /** Where the town's shapes and named points (`MapFeatures`) are fetched from. */
  featuresHref: string
  /** What the map is of, for screen readers. */
  label: string
  words: { open: string; loading: string; failed: string; press: string; pointed: string }
  /** Degrees chosen before. */
  lat?: string
  lon?: string
}

/** Fills the hidden fields `lat` and `lon`. The page needs the island `ui/map-picker`, and another way to say where. */
export const MapPicker = ({ featuresHref, label, words, lat = '', lon = '' }: MapPickerProps) => {
  const frame = useFrame()
  const { zoomIn, zoomOut, twoFingers, holdKey } = useTexts().map
  if (!frame) return null
  return (
    <div
      class="map-live"
      data-map-picker
      data-label={label}
      data-features={featuresHref}
      data-words={JSON.stringify({ ...words, zoomIn, zoomOut, twoFingers, holdKey })}
      data-library={frame.asset('maplibre-gl.mjs')}
      data-worker={frame.asset('maplibre-gl-worker.mjs')}
      data-style={frame.asset('maplibre-gl.css')}
    >
      <input type="hidden" name="lat" value={lat} />
      <input type="hidden" name="lon" value={lon} />
      <button type="button" class="button button-secondary" hidden>
        {words.open}
      </button>
      <p class="map-status" role="status"></p>
    </div>
  )
}
