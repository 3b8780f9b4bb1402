// Everything a room may build a page from.
export { type Bar, type BarOptions, barChart } from './charts/bar.ts'
export { type ColumnsOptions, type CountColumn, columnsChart } from './charts/columns.ts'
export { type DotIntervalGroup, type DotIntervalOptions, dotIntervalChart } from './charts/dot-interval.ts'
export { type FunnelLimit, type FunnelOptions, type FunnelPoint, funnelChart } from './charts/funnel.ts'
export { type HeatOptions, heatChart } from './charts/heat.ts'
export { type LineBandOptions, type LineBandPoint, type LineBandSeries, lineBandChart } from './charts/line-band.ts'
export type { ChartWords } from './charts/render.ts'
export { ChartFrame, type ChartFrameProps } from './evidence/chart-frame.tsx'
export { type Evidence, EvidenceNote, MissingEvidence, requireEvidence, type Source } from './evidence/evidence.tsx'
export { Button, type ButtonKind, ButtonLink, type ButtonProps, ButtonRow } from './form/button.tsx'
export {
  AnswerButtons,
  type AnswerButtonsProps,
  Checkbox,
  Checkboxes,
  type CheckboxesProps,
  type CheckboxProps,
  type Choice,
  Radios,
  type RadiosProps,
  Select,
  type SelectProps,
} from './form/choices.tsx'
export { DateField, type DateFieldProps, type DateParts } from './form/date-field.tsx'
export { DraftKeeper, type DraftKeeperProps } from './form/draft-keeper.tsx'
export { ErrorSummary, errorOf, type FieldMessage } from './form/error-summary.tsx'
export { type FieldProps, fieldId } from './form/field.tsx'
export { FieldsBeside, Form, FormGroup, type FormProps } from './form/form.tsx'
export { FileField, type FileFieldProps, Hidden, TextArea, type TextAreaProps, TextField, type TextFieldProps } from './form/text-field.tsx'
export { collator, formatDate, formatDateTime, formatNumber, formatPercent } from './format.ts'
export { type Frame, FrameContext, type Locale, type NavigationItem, useFrame, useLocale } from './frame.ts'
export type { MapFeature, MapFeatures, Position } from './map/features.ts'
export { MapFrame, type MapFrameProps } from './map/map-frame.tsx'
export { outlineSvg } from './map/outline.ts'
export { MapPicker, type MapPickerProps } from './map-picker/map-picker.tsx'
export { Page, type PageProps } from './page/page.tsx'
export { Beside } from './parts/beside.tsx'
export { BigCode } from './parts/big-code.tsx'
export { Card, CardGrid, type CardProps } from './parts/card.tsx'
export { Details } from './parts/details.tsx'
export { EmergencyNumbers } from './parts/emergency-numbers.tsx'
export { EmptyState } from './parts/empty-state.tsx'
export { Figure, type FigureProps } from './parts/figure.tsx'
export { Icon, type IconName } from './parts/icon.tsx'
export { Notice, type NoticeKind, type NoticeProps } from './parts/notice.tsx'
export { OnlyWithScript } from './parts/only-with-script.tsx'
export { Pagination, type PaginationProps } from './parts/pagination.tsx'
export { Poster, type PosterProps, QrCode } from './parts/poster.tsx'
export { ProgressBar } from './parts/progress-bar.tsx'
export { Prose } from './parts/prose.tsx'
export { ShareBar } from './parts/share-bar.tsx'
export { type Step, StepGuide } from './parts/step-guide.tsx'
export { type Fact, Summary } from './parts/summary.tsx'
export { type Tab, Tabs } from './parts/tabs.tsx'
export { Tag, type TagKind } from './parts/tag.tsx'
export { type Way, WayList } from './parts/way-list.tsx'
export { pseudoTexts } from './pseudo.ts'
export { type Column, type Direction, type Download, Downloads, type Row, Table, type TableProps } from './table/table.tsx'
