// The plan as a page reads it: the facts first, then what it holds, then its chapters. The words of the plan are Danish in every language.
import { ChartFrame, EvidenceNote, type Frame, FrameContext, lineBandChart, Notice, Prose, Summary, Table } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { captionOf, headingOf, tableOf, underHeadings, withWholeFigures } from '../../../platform/paper/figures.ts'
import { type Block, type FigureNote, type Inline, linkedRuns, type Section } from '../../../platform/paper/model.ts'
import { da as paper } from '../../../platform/paper/texts.da.ts'
import type { PlanDocument } from './model.ts'
import { type FactOfPlan, factsOf, sectionsOf } from './sections.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface DocumentProps {
  frame: Frame
  document: PlanDocument
}

/** Everything of a plan but the title, which is the page's own (`<Page title={document.title}>`). */
export const DocumentView = ({ frame, document }: DocumentProps) => {
  const t = textsFor(frame.locale, { da, en })
  const sections = sectionsOf(document)
  return (
    <>
      {document.adoption?.isInvented && (
        <Notice kind="warning" title={t.invented}>
          <p>{t.inventedText}</p>
        </Notice>
      )}
      {document.state !== 'adopted' && document.state !== 'replaced' && (
        <Notice title={t.states[document.state]}>
          <p>{t.draftText}</p>
        </Notice>
      )}
      <Summary facts={factsOf(document, t, frame.locale).map((fact) => ({ name: fact.name, value: <FactValue fact={fact} /> }))} />
      {frame.locale !== 'da' && <p>{t.inDanish}</p>}
      <nav aria-label={t.contents}>
        <h2>{t.contents}</h2>
        <ul class="plain-list" lang="da" dir="ltr">
          {sections.map(({ anchor, title }) => (
            <li>
              <a href={`#${anchor}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div lang="da" dir="ltr">
        {/* Tables and charts have words of their own ("Kilde", "Usikkerhed"): inside the Danish text they are Danish. */}
        <FrameContext.Provider value={{ ...frame, locale: 'da', dir: 'ltr' }}>
          {sections.map((section) => (
            <SectionView section={section} />
          ))}
        </FrameContext.Provider>
      </div>
    </>
  )
}

const FactValue = ({ fact: { value, href, isDanish } }: { fact: FactOfPlan }) => {
  const language = isDanish && 'da'
  if (href)
    return (
      <a href={href} lang={language || undefined}>
        {value}
      </a>
    )
  return <span lang={language || undefined}>{value}</span>
}

const SectionView = ({ section }: { section: Section }) => (
  <section aria-labelledby={section.anchor}>
    <h2 id={section.anchor}>{section.title}</h2>
    {passagesOf(section).map(({ isWide, blocks }) => {
      const views = blocks.map(({ block, under }) => <BlockView block={block} under={under} />)
      return isWide ? views : <Prose>{views}</Prose>
    })}
  </section>
)

/** Text in reading width, tables and charts in the width of the page. */
function passagesOf(section: Section) {
  const passages: { isWide: boolean; blocks: ReturnType<typeof underHeadings> }[] = []
  for (const one of underHeadings(section)) {
    const isWide = one.block.kind === 'table' || one.block.kind === 'chart'
    const last = passages.at(-1)
    if (last?.isWide === isWide) last.blocks.push(one)
    else passages.push({ isWide, blocks: [one] })
  }
  return passages
}

/** Blocks alone, without the plan around them: for a chapter's preview. */
export const Blocks = ({ blocks, under }: { blocks: Block[]; under: string }) => (
  <>
    {withWholeFigures(blocks, 'da').map((block) => (
      <BlockView block={block} under={under} />
    ))}
  </>
)

const BlockView = ({ block, under }: { block: Block; under: string }) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 3 ? (
        <h3>
          <Text text={block.text} />
        </h3>
      ) : (
        <h4>
          <Text text={block.text} />
        </h4>
      )
    case 'paragraph':
      return (
        <p>
          <Text text={block.text} />
        </p>
      )
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Item blocks={item} under={under} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} under={under} />
        </blockquote>
      )
    case 'table':
      return <TableView table={block} under={under} />
    case 'chart':
      return <ChartView chart={block} />
    case 'rule':
      return <hr />
  }
}

/** A list item that is one paragraph needs no paragraph in it: the list stays close. */
const Item = ({ blocks, under }: { blocks: Block[]; under: string }) => {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph' || rest.some((block) => block.kind === 'paragraph')) return <Blocks blocks={blocks} under={under} />
  return (
    <>
      <Text text={first.text} />
      <Blocks blocks={rest} under={under} />
    </>
  )
}

const TableView = ({ table, under }: { table: Extract<Block, { kind: 'table' }>; under: string }) => {
  const rows = (
    <Table
      caption={captionOf(table, under, 'da')}
      captionHidden={table.caption === ''}
      columns={table.columns.map(({ numeric }, place) => ({ key: String(place), heading: headingOf(table, place, 'da'), numeric }))}
      rows={table.rows.map((row) => ({ cells: Object.fromEntries(row.map((cell, place) => [String(place), <Text text={cell} />])) }))}
    />
  )
  if (!table.note) return rows
  return (
    <div class="chart-frame">
      {rows}
      <EvidenceNote {...evidenceOf(table.note)} />
    </div>
  )
}

const ChartView = ({ chart }: { chart: Extract<Block, { kind: 'chart' }> }) => {
  const table = tableOf(chart, 'da')
  return (
    <ChartFrame
      level={3}
      title={chart.title}
      summary={chart.alternative}
      chart={lineBandChart({
        locale: 'da',
        title: chart.title,
        description: chart.alternative,
        series: [{ name: chart.unit, points: chart.points }],
        axis: { label: chart.unit, digits: chart.digits },
        bandLabel: chart.points.some(({ low }) => low !== undefined) ? paper.band : undefined,
      })}
      table={{
        columns: table.columns.map((column, place) => ({ key: String(place), ...column })),
        rows: table.rows.map((row) => ({ cells: Object.fromEntries(row.map((cell, place) => [String(place), <Text text={cell} />])) })),
      }}
      {...evidenceOf(chart.note)}
    />
  )
}

const evidenceOf = ({ source, asOf, n, uncertainty, cannotSay }: FigureNote) => ({
  source: { name: source, asOf },
  n,
  uncertainty: { interval: uncertainty },
  cannotSay,
})

/** Words with their weight, slant and links. What is not allowed as a link stands as words. */
const Text = ({ text }: { text: Inline[] }) => (
  <>
    {linkedRuns(text).map(({ href, runs }) => {
      const words = runs.map((run) => <Run run={run} />)
      return href === undefined ? words : <a href={href}>{words}</a>
    })}
  </>
)

const Run = ({ run: { text, strong, emphasis, code } }: { run: Inline }) => {
  if (text === '\n') return <br />
  const bare = code ? <code>{text}</code> : text
  const leaning = emphasis ? <em>{bare}</em> : bare
  return strong ? <strong>{leaning}</strong> : leaning
}
