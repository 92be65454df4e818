extension Document {
  /// Lengths beside names.
  package struct Bars: Equatable, Sendable {
    /// A name and its number.
    package struct Bar: Equatable, Sendable {
      /// The name.
      package var label: String
      /// The number; it is finite.
      package var value: Double

      /// Makes a bar.
      package init(_ label: String, _ value: Double) { (self.label, self.value) = (label, value) }
    }

    /// What the chart shows, or nil.
    package var title: String?
    /// What is counted ("articles"), or nil.
    package var unit: String?
    /// The bars, from top to bottom.
    package var bars: [Bar]
    /// How many are drawn at most; the others are counted below and stand in the table.
    package var limit: Int

    /// Makes a chart.
    package init(title: String? = nil, unit: String? = nil, bars: [Bar], limit: Int = 30) {
      (self.title, self.unit, self.bars, self.limit) = (title, unit, bars, limit)
    }
  }

  /// Numbers of one name at several places of an axis.
  package struct Series: Equatable, Sendable {
    /// The name.
    package var name: String
    /// A finite number for each place, or nil where there is none.
    package var values: [Double?]

    /// Makes a series.
    package init(_ name: String, _ values: [Double?]) { (self.name, self.values) = (name, values) }
  }

  /// Series over the same places: numbers, dates, or anything else in the order given.
  package struct Lines: Equatable, Sendable {
    /// What the chart shows, or nil.
    package var title: String?
    /// What is counted, or nil.
    package var unit: String?
    /// What `x` is ("month"), or nil.
    package var axis: String?
    /// The places, a scale when all are numbers or all are dates.
    package var x: [String]
    /// The series, each with as many values as there are places.
    package var series: [Series]

    /// Makes a chart.
    package init(
      title: String? = nil, unit: String? = nil, axis: String? = nil, x: [String],
      series: [Series]
    ) {
      (self.title, self.unit, self.axis) = (title, unit, axis)
      (self.x, self.series) = (x, series)
    }
  }

  /// What happened when.
  package struct Timeline: Equatable, Sendable {
    /// Something that has a date.
    package struct Event: Equatable, Sendable {
      /// The date as ISO 8601 writes it, as exact as it is known.
      package var date: String
      /// What happened.
      package var text: String
      /// Where it is said, or nil.
      package var source: Link?

      /// Makes an event.
      package init(_ date: String, _ text: String, source: Link? = nil) {
        (self.date, self.text, self.source) = (date, text, source)
      }
    }

    /// What is laid out in time.
    package enum Content: Equatable, Sendable {
      /// Events, in any order.
      case events([Event])
      /// Numbers by period: years, months or days, all of one kind, in any order.
      case counts(periods: [String], series: [Series])
    }

    /// What it shows, or nil.
    package var title: String?
    /// What is counted, or nil.
    package var unit: String?
    /// The events or counts.
    package var content: Content

    /// Makes a timeline.
    package init(title: String? = nil, unit: String? = nil, _ content: Content) {
      (self.title, self.unit, self.content) = (title, unit, content)
    }
  }

  /// Who or what goes together how often.
  package struct Network: Equatable, Sendable {
    /// Somebody or something.
    package struct Node: Equatable, Sendable {
      /// The name; no two nodes share one.
      package var name: String
      /// How important it is, or nil for the sum of what its edges weigh.
      package var weight: Double?
      /// What it is ("PERSON"), or nil.
      package var kind: String?

      /// Makes a node.
      package init(_ name: String, weight: Double? = nil, kind: String? = nil) {
        (self.name, self.weight, self.kind) = (name, weight, kind)
      }
    }

    /// What two nodes have in common.
    package struct Edge: Equatable, Sendable {
      /// The name of one node.
      package var from: String
      /// The name of the other.
      package var to: String
      /// How much; it is finite and above 0.
      package var weight: Double

      /// Makes an edge.
      package init(_ from: String, _ to: String, _ weight: Double = 1) {
        (self.from, self.to, self.weight) = (from, to, weight)
      }
    }

    /// What it shows, or nil.
    package var title: String?
    /// What an edge counts ("articles"), or nil.
    package var unit: String?
    /// The nodes.
    package var nodes: [Node]
    /// The edges; their ends are nodes.
    package var edges: [Edge]
    /// How many nodes are drawn at most; the others stand in the table.
    package var limit: Int

    /// Makes a network; ends of edges that are no nodes yet become some.
    package init(
      title: String? = nil, unit: String? = nil, nodes: [Node] = [], edges: [Edge],
      limit: Int = 40
    ) {
      (self.title, self.unit, self.edges, self.limit) = (title, unit, edges, limit)
      var known = Set(nodes.map(\.name))
      self.nodes = nodes
      for name in edges.flatMap({ [$0.from, $0.to] }) where known.insert(name).inserted {
        self.nodes.append(Node(name))
      }
    }
  }
}
