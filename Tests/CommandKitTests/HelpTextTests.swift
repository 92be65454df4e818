import CommandKit
import Testing

struct HelpTextTests {
  @Test func `explains a command`() {
    let text = HelpText.render(CopyCommand.description, of: "sample", width: 60)
    #expect(
      text == """
        Copies what is there to where it should be.

        Usage:
          sample copy [FOLDER] ITEM [OPTIONS]

        Arguments:
          FOLDER  Where to look.
          ITEM    What to copy.

        Options:
          -c, --color COLOR  Paint to use. (red, green, blue;
                             default: red)
          -n, --count COUNT  How often. (default: 1)
              --scale SCALE  How large. (default: 1.5)
          -l, --label TEXT   What to write on it.
          -t, --tag TAG      Word to add. (may be repeated)
          -q, --quiet        Says nothing.
          -v, --verbose      Says everything.
          -h, --help         Shows this help.

        Details:
          A first paragraph about it.

          a       The first.
          longer  The second.

          A second one.

        Examples:
          sample copy a b

        """)
  }

  @Test func `explains a program`() {
    let text = HelpText.render(SampleCommands.all.description)
    #expect(
      text == """
        A program to look at.

        Usage:
          sample [FOLDER]
          sample COMMAND [OPTIONS]
          sample help COMMAND

        Commands:
          copy  Copies what is there to where it should be.
          join  Joins many things into one.

        """)
  }

  @Test(arguments: [-1, 0, 40, 57, 80, 100, 10_000])
  func `stays within the screen`(width: Int) {
    let text = HelpText.render(CopyCommand.description, of: "sample", width: width)
    let widest = text.split(separator: "\n").map(\.count).max() ?? 0
    #expect(widest <= max(width, 43))
    #expect(widest <= 120)
  }
}
