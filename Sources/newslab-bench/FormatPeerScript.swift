/// A program for Python that reads articles in some format and counts them.
enum FormatPeerScript {
  static let source = """
    from os import listdir
    from resource import getrusage, RUSAGE_SELF
    from sys import argv
    from time import perf_counter, process_time
    mode, path = argv[1], argv[2]
    if mode in ("jsonl", "ninjs"): import orjson
    elif mode == "csv":
        from csv import DictReader, field_size_limit
        field_size_limit(1 << 30)
    elif mode == "rss": import feedparser
    else: import lxml.html
    def jsonl():
        with open(path, "rb") as lines:
            for line in lines:
                record = orjson.loads(line)
                yield record.get("title"), record.get("date"), record["text"]
    def ninjs():
        with open(path, "rb") as lines:
            for line in lines:
                item = orjson.loads(line)
                yield item.get("headline"), item.get("versioncreated"), item["body_text"]
    def table():
        with open(path, encoding="utf-8", newline="") as rows:
            for row in DictReader(rows): yield row["title"], row["date"], row["text"]
    def rss():
        for entry in feedparser.parse(path).entries:
            yield entry.get("title"), entry.get("published_parsed"), entry.summary
    def html():
        for name in sorted(listdir(path)):
            with open(path + "/" + name, "rb") as page:
                tree = lxml.html.document_fromstring(page.read())
            text = "\\n\\n".join(part.text_content() for part in tree.iter("p"))
            yield tree.findtext(".//title"), tree.xpath("//time/@datetime"), text
    def reuters():
        with open(path, encoding="utf-8") as file: source = file.read()
        for part in lxml.html.fromstring("<root>" + source + "</root>").iter("reuters"):
            body = part.find(".//content")
            yield part.findtext(".//title"), part.findtext(".//date"), body.text_content()
    readers = {"jsonl": jsonl, "ninjs": ninjs, "csv": table, "rss": rss, "html": html,
               "reuters": reuters}
    wall, processor, count, size = perf_counter(), process_time(), 0, 0
    for title, date, text in readers[mode]():
        count += 1
        size += len(text)
    print(perf_counter() - wall, process_time() - processor,
          getrusage(RUSAGE_SELF).ru_maxrss * 1024, count, size)
    """
}
