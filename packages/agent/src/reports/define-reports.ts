import { define } from '@parley/ui'
import { ParleyBarPlot } from './parley-bar-plot.ts'
import { ParleyDayPlot } from './parley-day-plot.ts'
import { ParleyReportChoices } from './parley-report-choices.ts'
import { ParleyReports } from './parley-reports.ts'

/** Registers the elements of the reports: they are loaded when they are opened first. */
export const defineReports = (): void =>
  define({
    'parley-bar-plot': ParleyBarPlot,
    'parley-day-plot': ParleyDayPlot,
    'parley-report-choices': ParleyReportChoices,
    'parley-reports': ParleyReports,
  })
