import NewsAnalysis
import ScriptFuzz

/// Trains on some texts, twice: what the first pass finds in a text comes from weights that have not
/// seen it, so that the second pass learns how far it can be believed.
enum TaggerTraining {
  /// How often each text is learned from.
  static let rounds = 6
  /// How many times a feature must occur.
  static let atLeast = 4
  private static let folds = 3

  static func train(_ tagged: inout [TaggedText], _ part: [Int]) -> TaggerTrainer {
    for index in part { tagged[index].story = [] }
    var stories: [Int: [UInt32]] = [:]
    for fold in 0..<folds {
      // Neighbours are of one source and stay together.
      let others = part.enumerated().filter { $0.offset / 4 % folds != fold }.map(\.element)
      var trainer = learn(tagged, others, rounds: rounds / 2)
      for (offset, index) in part.enumerated() where offset / 4 % folds == fold {
        let labels = trainer.labels(tagged[index], trainer.rows(of: tagged[index]), [])
        let evidence = StoryEvidence(tagged[index].input, labels: labels)
        stories[index] = evidence.features(of: tagged[index].input, labels: labels)
      }
    }
    for (index, story) in stories { tagged[index].story = story }
    return learn(tagged, part, rounds: rounds)
  }

  private static func learn(_ tagged: [TaggedText], _ part: [Int], rounds: Int) -> TaggerTrainer {
    var trainer = TaggerTrainer(part.map { tagged[$0] }, atLeast: atLeast)
    let rows = part.map { trainer.rows(of: tagged[$0]) }
    let storyRows = part.map { trainer.storyRows(of: tagged[$0]) }
    var random = Chance(seed: 7)
    var order = Array(part.indices)
    for _ in 0..<rounds {
      order.shuffle(using: &random)
      for index in order {
        trainer.learn(tagged[part[index]], rows[index], [])
        if !storyRows[index].isEmpty {
          trainer.learn(tagged[part[index]], rows[index], storyRows[index])
        }
      }
    }
    return trainer.averaged()
  }
}
