import Glibc
import NewsCLI

@main
enum NewslabMain {
  static func main() { exit(NewsCLI.runProcess()) }
}
