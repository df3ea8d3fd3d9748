import Fleet
import Testing

@Test func argoCDHealsUnlessToldNotTo() {
  let settings = ArgoCDSettings()
  #expect(settings.isAutomated && settings.prunes && settings.healsItself)
  #expect(SOPSRecipients().isEmpty)
  #expect(!SOPSRecipients(age: ["age1"]).isEmpty)
}
