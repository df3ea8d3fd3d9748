import ChartModel

@testable import ChartTransfer

extension ModelSampler {
  mutating func tree() -> Tree {
    deeper { sampler in
      switch sampler.form(leaves: [.value, .scalar], favourite: .list) as Tree.Form {
      case .value: .value(sampler.value())
      case .scalar: .scalar(sampler.expression())
      case .map: .map(sampler.some { $0.entry() })
      case .list: .list(sampler.some { $0.item() })
      case .text: .text(sampler.source())
      }
    }
  }

  mutating func entry() -> MapEntry {
    deeper { sampler in
      switch sampler.form(leaves: [.spread, .include, .comment], favourite: .field) as MapEntry.Form {
      case .field: .field(sampler.text(), sampler.tree())
      case .when: .when(sampler.expression(), sampler.some { $0.entry() }, else: sampler.some { $0.entry() })
      case .spread: .spread(sampler.reference(), omitting: sampler.some { $0.text() })
      case .include: .include(helper: sampler.text())
      case .comment: .comment(sampler.text())
      }
    }
  }

  private mutating func item() -> ListItem {
    deeper { sampler in
      switch sampler.form() as ListItem.Form {
      case .item: .item(sampler.tree())
      case .when: .when(sampler.expression(), sampler.some { $0.item() }, else: sampler.some { $0.item() })
      case .spread: .spread(sampler.reference())
      case .keys: .keys(sampler.reference(), omitting: sampler.some { $0.text() })
      case .each: .each(sampler.loop(), sampler.some { $0.item() })
      case .comment: .comment(sampler.text())
      }
    }
  }

  private mutating func source() -> TextSource {
    switch form() as TextSource.Form {
    case .lines: .lines(some { $0.block() })
    case .helper: .helper(text())
    }
  }

  mutating func block() -> TextBlock {
    deeper { sampler in
      switch sampler.form(leaves: [.line, .paste, .members]) as TextBlock.Form {
      case .line: .line(sampler.some { $0.piece() })
      case .when: .when(sampler.expression(), sampler.some { $0.block() }, else: sampler.some { $0.block() })
      case .each: .each(sampler.loop(), sampler.some { $0.block() })
      case .paste: .paste(sampler.paste(), indent: sampler.natural())
      case .members:
        .members(sampler.lines(), of: sampler.reference(), omitting: sampler.some { $0.text() }, indent: sampler.natural())
      }
    }
  }

  private mutating func piece() -> TextPiece {
    switch form() as TextPiece.Form {
    case .literal: .literal(text())
    case .hole: .hole(expression())
    case .scalar: .scalar(expression())
    case .raw: .raw(expression())
    }
  }

  private mutating func paste() -> PasteSource {
    switch form() as PasteSource.Form {
    case .yaml: .yaml(reference(), omitting: some { $0.text() })
    case .helper: .helper(text())
    }
  }

  private mutating func lines() -> MemberLines {
    switch form() as MemberLines.Form {
    case .entries: .entries
    case .keys: .keys
    case .elements: .elements
    }
  }
}
