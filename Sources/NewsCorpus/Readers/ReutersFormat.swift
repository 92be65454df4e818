import NewsModel

/// The SGML in which the collection Reuters-21578 is given out: an article a `REUTERS` element.
enum ReutersFormat {
  static let format = CorpusFormat(
    name: "reuters", summary: "The SGML of the collection Reuters-21578, an article an element.",
    extensions: ["sgm", "sgml"],
    example: """
      <!DOCTYPE lewis SYSTEM "lewis.dtd">
      <REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="1">
      <DATE>26-FEB-1987 15:01:01.79</DATE>
      <TOPICS><D>grain</D><D>wheat</D></TOPICS>
      <PLACES><D>canada</D></PLACES>
      <PEOPLE></PEOPLE>
      <ORGS></ORGS>
      <EXCHANGES></EXCHANGES>
      <COMPANIES></COMPANIES>
      <UNKNOWN>&#5;&#5;&#5;C T</UNKNOWN>
      <TEXT>&#2;
      <TITLE>WHEAT SHIPMENTS RISE, BOARD SAYS</TITLE>
      <DATELINE>    WINNIPEG, Feb 26 - </DATELINE><BODY>Shipments rose &lt;CWB> last week,
      a board said.
          They had fallen before.
       Reuter
      &#3;</BODY></TEXT>
      </REUTERS>
      """,
    exampleIDs: ["1"],
    recognises: { sample in
      ByteText.find("<reuters ", in: sample) != nil
        || ByteText.find("<!doctype lewis", in: sample) != nil
    },
    records: { input, options in
      FormatReader.stream(input, options) { stream throws(FileError) in
        var records = ReutersRecords(stream)
        return { records.next() }
      }
    })
}
