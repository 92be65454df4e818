import FoundationEssentials
import Glibc
import NewsAnalysis
import NewsModel

/// Commands for those who work on newslab: scores against gold, and what analysis finds.
@main
struct Main {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let command = arguments.isEmpty ? "" : arguments.removeFirst()
    do {
      switch command {
      case "score": try ScoreCommand.run(arguments)
      case "claims": try ClaimsCommand.run(arguments)
      case "quotes": try QuotesCommand.run(arguments)
      case "clusters": try ClustersCommand.run(arguments)
      case "mentions": try MentionsCommand.run()
      case "sentences": try SentencesCommand.run(arguments)
      case "times": try TimesCommand.run(arguments)
      case "numbers": try NumbersCommand.run(arguments)
      case "load": try LoadCommand.run()
      case "matcher": try MatcherCommand.run(arguments)
      case "generate": try GenerateCommand.run()
      case "train": try TrainCommand.run(arguments)
      case "corpus": try CorpusCommand.run(arguments)
      case "check-mutations": try CheckMutationsCommand.run(arguments)
      case "fuzz": try FuzzCommand.run(arguments)
      default:
        print("usage: newslab-dev score GOLD.json … | mentions < RECORDS.jsonl | load | generate")
        print("       newslab-dev claims RECORDS.jsonl … [--show]")
        print("       newslab-dev clusters GOLD.jsonl … [--id PREFIX] … [--errors]")
        print("       newslab-dev quotes GOLD … [--patch FILE] [--errors N] [--id PREFIX] [--show]")
        print("       newslab-dev sentences GOLD.jsonl … [--show]")
        print("       newslab-dev times GOLD.jsonl … [--direction NAME] [--errors N] [--quiet]")
        print("       newslab-dev numbers GOLD.jsonl … [--errors N] [--quiet]")
        print("       newslab-dev matcher [COUNT]")
        print("       newslab-dev train tagger --data DIR --classes FILE [--out MODEL]")
        print("       newslab-dev train pos --tagged FILE [--out MODEL]")
        print("       newslab-dev corpus --data DIR --articles N|--megabytes N [--seed N] -o FILE")
        print("       newslab-dev check-mutations [--seed N] [--count N] [--show N]")
        print("       newslab-dev fuzz [--seconds N] [--programs N] [--seed N] [--keep FOLDER]")
        print("       newslab-dev fuzz --replay PROGRAM.lua")
        exit(2)
      }
    } catch {
      let message = Array("newslab-dev: error: \(error)\n".utf8)
      _ = write(STDERR_FILENO, message, message.count)
      exit(1)
    }
  }
}
