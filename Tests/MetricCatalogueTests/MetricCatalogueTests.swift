import MetricCatalogue
import Testing
