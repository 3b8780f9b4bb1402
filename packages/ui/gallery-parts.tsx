// The look book's front page and its page of small parts.
import type { Scene } from './gallery-scene.ts'
import {
  Beside,
  BigCode,
  Button,
  Card,
  CardGrid,
  Details,
  EmptyState,
  Figure,
  Form,
  formatNumber,
  Notice,
  Page,
  Pagination,
  Poster,
  ProgressBar,
  Prose,
  ShareBar,
  StepGuide,
  Summary,
  Table,
  Tabs,
  Tag,
  WayList,
} from './src/index.ts'

export const frontPage = ({ frame, say }: Scene) => (
  <Page
    frame={{ ...frame, copyFrom: say('3. marts 2026 kl. 14.05', '3 March 2026 at 14:05') }}
    title={say('Sammen om en tryg by', 'A safe town, together')}
    lead={say('Her ser du byens fire mål, og hvordan det går med dem.', 'Here are the four goals of the town, and how they are going.')}
    front
  >
    <CardGrid>
      <Card
        over={say('Mål 1', 'Goal 1')}
        title={say('En tryg by', 'A safe town')}
        href="/da/goals/1"
        prominent
        foot={say('Tal mangler. Byens egen undersøgelse vil give dem.', 'No figures yet. The survey of the town would give them.')}
      >
        <p>{say('Alle føler sig trygge, hvor de bor og færdes.', 'Everyone feels safe where they live and move about.')}</p>
      </Card>
      <Card over={say('Mål 2', 'Goal 2')} title={say('Færre ofre', 'Fewer victims')} href="/da/goals/2">
        <Figure
          value="0,91"
          label={say('anmeldte indbrud for hvert ventet', 'reported burglaries for each expected')}
          n={say('98 kommuner', '98 municipalities')}
          uncertainty={{ interval: say('0,78 til 1,06', '0.78 to 1.06') }}
          source="Danmarks Statistik, STRAF11"
        />
      </Card>
      <Card over={say('Mål 3', 'Goal 3')} title={say('Nye generationer begår mindre kriminalitet', 'New generations commit less crime')}>
        <p>{say('Ingen tal endnu.', 'No figures yet.')}</p>
      </Card>
      <Card over={say('Mål 4', 'Goal 4')} title={say('En fremtid uden kriminalitet', 'A future without crime')}>
        <p>{say('Ingen tal endnu.', 'No figures yet.')}</p>
      </Card>
    </CardGrid>
  </Page>
)

const Lists = ({ scene: { say, locale } }: { scene: Scene }) => (
  <>
    <Table
      caption={say('Indsatser i år', 'Efforts this year')}
      columns={[
        { key: 'name', heading: say('Indsats', 'Effort'), sortable: true },
        { key: 'state', heading: say('Tilstand', 'State') },
        { key: 'owner', heading: say('Ansvarlig', 'Owner'), sortable: true },
        { key: 'cost', heading: say('Pris i kr.', 'Cost in DKK'), numeric: true, sortable: true },
      ]}
      rows={[
        { name: say('Lys på stien', 'Light on the path'), cost: 128000, kind: 'success' as const },
        { name: say('Åben hal om fredagen', 'Open hall on Fridays'), cost: 45500, kind: 'warning' as const },
        { name: say('Naboskabsdag', 'Day of neighbours'), cost: 9000, kind: 'info' as const },
      ].map(({ name, cost, kind }) => ({
        href: '/da/efforts/1',
        cells: { name, state: <Tag kind={kind}>{say('i gang', 'under way')}</Tag>, owner: 'Amina Demo', cost: formatNumber(cost, locale) },
        sortValues: { cost },
      }))}
      downloads={[
        { text: 'CSV', href: '/da/efforts.csv' },
        { text: 'XLSX', href: '/da/efforts.xlsx' },
      ]}
    />
    <Pagination page={2} pages={7} href={(page) => `?page=${page}`} />
    <Table
      caption={say('Sorteret efter adressen', 'Sorted by address')}
      columns={[
        { key: 'year', heading: say('År', 'Year'), sortable: true },
        { key: 'count', heading: say('Antal', 'Count'), numeric: true, sortable: true },
      ]}
      rows={[]}
      sorted={{ key: 'year', direction: 'descending' }}
      sortHref={(key, direction) => `?sort=${key}&order=${direction}`}
    />
  </>
)

const Messages = ({ scene: { say } }: { scene: Scene }) => (
  <>
    <Notice>{say('Vi henter nye tal hver nat.', 'We fetch new figures every night.')}</Notice>
    <Notice kind="success" title={say('Planen er vedtaget', 'The plan is adopted')}>
      <p>{say('Den gælder fra i dag.', 'It holds from today.')}</p>
    </Notice>
    <Notice kind="warning" title={say('Kilden har skiftet måde at tælle på', 'The source changed its way of counting')} />
    <Notice kind="error">{say('Filen kunne ikke læses.', 'The file could not be read.')}</Notice>
    <p>
      <Tag>{say('kladde', 'draft')}</Tag> <Tag kind="info">{say('aftalt', 'agreed')}</Tag>{' '}
      <Tag kind="success">{say('virkede', 'worked')}</Tag> <Tag kind="warning">{say('kan ikke siges', 'cannot tell')}</Tag>{' '}
      <Tag kind="error">{say('skadede', 'harmed')}</Tag>{' '}
      <Tag>{say('Vi kan ikke sige, om målet er nået', 'We cannot tell whether the target has been reached')}</Tag>
    </p>
  </>
)

export const partsPage = (scene: Scene) => {
  const { frame, say } = scene
  return (
    <Page
      frame={frame}
      title={say('Indsatser for en tryg by', 'Efforts for a safe town')}
      lead={say('Det, vi har aftalt at gøre, og hvordan det går.', 'What we agreed to do, and how it goes.')}
      breadcrumbs={[
        { text: say('Forside', 'Front page'), href: '/da' },
        { text: say('Fælles mål', 'Shared goals'), href: '/da/goals' },
      ]}
      status={{ kind: 'success', text: say('Ændringen er gemt.', 'The change is saved.') }}
      scripts={['ui/table']}
    >
      <Tabs
        label={say('Indsatser', 'Efforts')}
        tabs={[
          { text: say('I gang', 'Under way'), href: '?now', current: true },
          { text: say('Afsluttet', 'Finished'), href: '?done', current: false },
          { text: say('Lært', 'Learned'), href: '?learned', current: false },
        ]}
      />
      <Lists scene={scene} />
      <h2>{say('Beskeder', 'Messages')}</h2>
      <Messages scene={scene} />
      <h2>{say('Nøgletal', 'Key facts')}</h2>
      <Summary
        facts={[
          { name: say('Ansvarlig', 'Owner'), value: 'Amina Demo', change: { text: say('Ret', 'Change'), href: '/da/edit' } },
          { name: say('Sted', 'Place'), value: 'Demokvarteret Nord' },
          { name: 'E-mail', value: <a href="mailto:amina@example.org">amina.with.a.rather.long.address@example.org</a> },
        ]}
      />
      <h2>{say('Veje videre', 'Ways to go on')}</h2>
      <WayList
        label={say('Veje videre', 'Ways to go on')}
        ways={[
          {
            href: '/da/report/unsafe',
            text: say('Jeg føler mig utryg et sted', 'I feel unsafe at a place'),
            hint: say('En sti, en plads.', 'A path, a square.'),
          },
          { href: '/da/report/good', text: say('Her er godt at være', 'Here it is good to be') },
        ]}
      />
      <BigCode code="1234 5678 9012 3456" />
      <h2>{say('Trin', 'Steps')}</h2>
      <StepGuide
        steps={[
          { text: say('Byen', 'The town'), state: 'done', href: '/da/setup/town' },
          { text: say('Områder', 'Areas'), state: 'current' },
          { text: say('Mennesker', 'People'), state: 'next' },
        ]}
      />
      <ProgressBar value={37} max={98} text={say('Henter tal fra kilden', 'Fetching figures from the source')} />
      <Form action="/da/stop">
        <Button kind="secondary">{say('Stop', 'Stop')}</Button>
      </Form>
      <Beside
        label={say('De næste', 'The next ones')}
        side={
          <>
            <h2>{say('De næste', 'The next ones')}</h2>
            <ol class="plain-list">
              <li>{say('Lampe, der ikke lyser', 'Lamp that is out')}</li>
              <li>{say('Affald', 'Litter')}</li>
            </ol>
          </>
        }
      >
        <Form>
          <Button>
            {say('Vis næste', 'Show the next')} <kbd>j</kbd>
          </Button>
        </Form>
      </Beside>
      <ShareBar part={176} whole={200} text={say('Vist: 176 af 200 celler', 'Shown: 176 of 200 cells')} />
      <Details title={say('Sådan har vi regnet', 'How we worked it out')} openAtStart>
        <Prose>
          <p>{say('Vi har sammenlignet byen med byer, der ligner.', 'We compared the town with towns like it.')}</p>
          <ul>
            <li>{say('Antal unge', 'Number of young people')}</li>
            <li>{say('Indkomst', 'Income')}</li>
          </ul>
        </Prose>
      </Details>
      <EmptyState
        title={say('Ingen indsatser endnu', 'No efforts yet')}
        text={say('Når I har aftalt den første, står den her.', 'When you have agreed on the first, it stands here.')}
        action={{ text: say('Aftal en indsats', 'Agree on an effort'), href: '/da/efforts/new' }}
      />
      <Poster
        sender={say('Prøveby Kommune', 'The town of Prøveby')}
        place={say('Prøveby Station', 'Prøveby Station')}
        code="https://example.invalid/poster/1"
        codeLabel={say('Kode, der åbner siden', 'Code that opens the page')}
        words={[
          {
            lang: 'da',
            title: 'Hvordan er det at være her?',
            how: 'Scan koden, og fortæl det til byen.',
            orGoTo: 'Eller gå ind på',
            address: 'example.invalid/da/report',
            emergency: 'Er der fare nu? Ring 112.',
          },
          {
            lang: 'en',
            title: 'How is it to be here?',
            how: 'Scan the code and tell the town.',
            orGoTo: 'Or go to',
            address: 'example.invalid/en/report',
            emergency: 'Danger now? Call 112.',
          },
        ]}
      />
    </Page>
  )
}
