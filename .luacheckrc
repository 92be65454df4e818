std = "lua54"
max_line_length = 100
read_globals = { "newslab", "corpus" }
