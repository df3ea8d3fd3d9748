/// Rules about rule files, dashboards and their queries one by one, in the order of their codes.
let metricContentRules: [any MetricContentRule.Type] = [
  RefusedQuery.self, RawCounter.self, RateOfGauge.self, RepeatedGroup.self, ShadowedMetric.self, UnknownLabelValue.self,
  MalformedRule.self, MalformedAlertTemplate.self,
]

/// Rules about queries, scrape jobs and exporters of all inputs together, in the order of their codes.
let metricRules: [any MetricRule.Type] = [
  UnknownMetric.self, RemovedMetric.self, FutureMetric.self, DisabledCollectorMetric.self, MetricWithoutLabel.self, ShortRateWindow.self,
  UnrecordedName.self, RepeatedRule.self, DroppedMetric.self, UnmatchedJob.self, UnmatchedInstance.self, LongScrapeInterval.self,
]
