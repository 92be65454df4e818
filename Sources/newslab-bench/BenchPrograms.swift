/// Whole programs that run under newslab and under `lua5.4` alike.
enum BenchPrograms {
  static let all: [(name: String, source: String)] = [
    ("fib", "local function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end; fib(32)"),
    (
      "string building",
      "local t = {}; for i = 1, 1200000 do t[#t + 1] = 'n' .. i end; local s = #table.concat(t)"
    ),
    (
      "gsub",
      """
      local s = ('The quick brown fox, in 2017, jumps over 13 lazy dogs. '):rep(60000)
      s:gsub('%d+', '<%0>'); s:gsub('%a+', string.upper); s:gsub('(%w+), (%w+)', '%2 %1')
      """
    ),
    (
      "sort",
      """
      local t = {}; for i = 1, 300000 do t[i] = (i * 7919) % 1000003 end; table.sort(t)
      table.sort(t, function(a, b) return a > b end)
      """
    ),
    ("n-body", bodies), ("spectral-norm", norm),
    (
      "word count, 20 MB",
      """
      local s = ('Heads of delegations arrived in Astana for the 12th meeting today. '):rep(300000)
      local counts = {}
      for word in s:gmatch('%a+') do counts[word] = (counts[word] or 0) + 1 end
      """
    ),
  ]

  private static let bodies = """
    local b = {}
    for i = 1, 5 do
      b[i] = {x = i * 1.3, y = i * 0.7, z = i * 0.2, vx = 0.1 * i, vy = 0.2, vz = 0.3, m = 1 / i}
    end
    for step = 1, 100000 do
      for i = 1, #b do
        local p = b[i]
        for j = i + 1, #b do
          local q = b[j]
          local dx, dy, dz = p.x - q.x, p.y - q.y, p.z - q.z
          local d = dx * dx + dy * dy + dz * dz
          local f = 0.001 / (d * d ^ 0.5)
          p.vx, p.vy, p.vz = p.vx - dx * q.m * f, p.vy - dy * q.m * f, p.vz - dz * q.m * f
          q.vx, q.vy, q.vz = q.vx + dx * p.m * f, q.vy + dy * p.m * f, q.vz + dz * p.m * f
        end
      end
      for i = 1, #b do
        local p = b[i]
        p.x, p.y, p.z = p.x + 0.001 * p.vx, p.y + 0.001 * p.vy, p.z + 0.001 * p.vz
      end
    end
    """

  private static let norm = """
    local function a(i, j) local n = i + j - 1; return 1 / (n * (n - 1) * 0.5 + i) end
    local function multiply(x, n, isTurned)
      local y = {}
      for i = 1, n do
        local sum = 0
        for j = 1, n do sum = sum + x[j] * (isTurned and a(j, i) or a(i, j)) end
        y[i] = sum
      end
      return y
    end
    local n, u, v = 400, {}
    for i = 1, n do u[i] = 1 end
    for _ = 1, 5 do
      v = multiply(multiply(u, n), n, true)
      u = multiply(multiply(v, n), n, true)
    end
    """
}
