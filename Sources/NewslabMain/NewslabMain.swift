@main
enum NewslabMain {
  static func main() {}
}
