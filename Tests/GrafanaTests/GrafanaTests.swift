import Grafana
import Testing
