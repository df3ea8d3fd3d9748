import Diagnostics
import JSONSchemas
import ManifestInput
import YAML

/// Reads values.schema.json.
///
/// Helm 3.18 and later read a schema that does not say its draft as 2020-12, compile it whole, and have Go's regular expressions
/// (helm/helm 4, pkg/chart/common/util/jsonschema.go).
enum SchemaFileCheck {
  static func read(_ file: ChartFile, _ findings: inout ChartFindings) -> ValuesSchema? {
    if file.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      findings.add(.emptySchema, in: file, at: file.start)
      return nil
    }
    if let fault = JSONSyntax.fault(in: file.bytes) {
      findings.add(.schemaIsNoJSON(fault), in: file, byte: fault.offset)
      return nil
    }
    let schema: LocatedFile
    do throws(YAMLReadError) { schema = try LocatedFile(reading: file) } catch {
      if case .duplicateKey = error.problem {
        findings.add(error.diagnostic, in: file)
      } else {
        findings.add(.unreadSchema(error.diagnostic.message), in: file, at: error.location)
      }
      return nil
    }
    do throws(JSONSchemaError) {
      let validator = try JSONSchemaValidator(schema: schema.root.plain, defaultDialect: .draft2020)
      for part in validator.unchecked { findings.add(.uncheckedSchema(part), in: schema, part.path) }
      return ValuesSchema(file: file, validator: validator)
    } catch {
      findings.add(.schema(error), in: schema, error.path)
      return nil
    }
  }
}
