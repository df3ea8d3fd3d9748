import PromQL
import Testing
