// “Is it one of these?”: what others have told of, each with two presses: me too, and it happened again.
import { Button, ButtonRow, Card, CardGrid } from '@trygby/ui'
import type { da } from '../filing/texts.da.ts'
import type { Door, Kind } from '../model.ts'
import type { da as reportsDa } from '../texts.da.ts'
import { type Near, sameInArea, weekOf } from './model.ts'

interface NearByProps {
  near: Near
  door: Door
  kind: Kind
  t: typeof da
  words: typeof reportsDa
}

export const isEmpty = ({ faults, area }: Near): boolean => faults.length === 0 && area === null

/** Buttons of the form around it: `join` or `again`, with the fault's identifier or the word for those of the area. */
export const NearBy = ({ near, door, kind, t, words }: NearByProps) =>
  isEmpty(near) ? null : (
    <>
      <h2>{near.area === null ? t.send.near : t.send.sameTitle}</h2>
      <p>{t.send.nearText}</p>
      <CardGrid>
        {near.area !== null && (
          <Card title={words.kinds[kind]} level={3}>
            <p>{t.send.inArea(near.area)}</p>
            <Presses value={sameInArea} what={words.kinds[kind]} hasAgain={door !== 'good'} t={t} />
          </Card>
        )}
        {near.faults.map((one) => (
          <Card title={words.kinds[one.kind]} level={3}>
            <p>
              {[one.label, t.send.week(weekOf(one.receivedAt)), t.send.voices(one.voices), one.isClosed && t.send.closed]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Presses value={one.id} what={words.kinds[one.kind]} hasAgain t={t} />
          </Card>
        ))}
      </CardGrid>
    </>
  )

const Presses = ({ value, what, hasAgain, t }: { value: string; what: string; hasAgain: boolean; t: typeof da }) => (
  <ButtonRow>
    <Button kind="secondary" name="join" value={value}>
      {t.send.addVoice}
      <span class="sr-only">{t.send.ofThis(what)}</span>
    </Button>
    {hasAgain && (
      <Button kind="secondary" name="again" value={value}>
        {t.send.again}
        <span class="sr-only">{t.send.ofThis(what)}</span>
      </Button>
    )}
  </ButtonRow>
)
