// “Is it one of these?”: what is open close by, each with two presses: me too, and it happened again.
import { Button, ButtonRow, Card, CardGrid } from '@trygby/ui'
import type { da } from '../filing/texts.da.ts'
import type { da as reportsDa } from '../texts.da.ts'
import { type NearReport, weekOf } from './model.ts'

interface NearByProps {
  near: NearReport[]
  t: typeof da
  words: typeof reportsDa
}

/** Buttons of the form around it: `join` or `again` with the report's identifier. Nothing when nothing is near. */
export const NearBy = ({ near, t, words }: NearByProps) =>
  near.length === 0 ? null : (
    <>
      <h2>{t.send.near}</h2>
      <p>{t.send.nearText}</p>
      <CardGrid>
        {near.map((one) => (
          <Card title={words.kinds[one.kind]} level={3}>
            <p>{[one.label || t.send.nearBy, t.send.week(weekOf(one.receivedAt)), t.send.voices(one.voices)].join(' · ')}</p>
            <ButtonRow>
              <Button kind="secondary" name="join" value={one.id}>
                {t.send.addVoice}
                <span class="sr-only">{t.send.ofThis(words.kinds[one.kind])}</span>
              </Button>
              {one.door !== 'good' && (
                <Button kind="secondary" name="again" value={one.id}>
                  {t.send.again}
                  <span class="sr-only">{t.send.ofThis(words.kinds[one.kind])}</span>
                </Button>
              )}
            </ButtonRow>
          </Card>
        ))}
      </CardGrid>
    </>
  )
