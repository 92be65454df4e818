import Glibc
import LuaKit
import NewsAnalysis
import NewsScript

/// What Lua costs inside newslab, beside `lua5.4` on the same code, with a C module for objects.
///
/// Both sides measure the processor time of a piece of code in a new process, in turns; shown is the
/// median of the ratios. A second peer is a small host in C with the liblua that newslab uses.
struct BridgeBench {
  private static let rounds = 7

  /// Runs one part (`programs`, `objects`, `news` or `calls`), or all of them; says whether all
  /// targets are met.
  @discardableResult
  func run(part: String?) throws -> Bool {
    guard Measurement.run(["lua5.4", "-v"]) == 0 else {
      print("lua5.4 cannot be run here")
      return false
    }
    guard let module = PeerModule(), let host = PeerHost() else {
      print("cc or liblua5.4-dev is not here: no peers")
      return false
    }
    print("processor time as a multiple of the peers', limits active; medians of \(Self.rounds)")
    var isMet = true
    if part ?? "programs" == "programs" {
      heading("whole programs")
      for item in BridgeCases.programs { isMet = row(item, nil, host) && isMet }
    }
    if part ?? "objects" == "objects" {
      heading("objects of LuaKit")
      for item in BridgeCases.objects { isMet = row(item, module, host) && isMet }
    }
    if part ?? "news" == "news" {
      heading("what newslab adds")
      for item in BridgeCases.news { isMet = row(item, module, host) && isMet }
    }
    if part ?? "calls" == "calls" { isMet = try HostBench(host: host).run() && isMet }
    return isMet
  }

  private func heading(_ title: String) {
    print("")
    BenchTable.print([title, "lua5.4", "C + .so", "target", "", "seconds"])
  }

  private func row(_ item: BridgeCase, _ module: PeerModule?, _ host: PeerHost) -> Bool {
    var fixed: [Double] = []
    var shared: [Double] = []
    var times: [Double] = []
    for _ in 0..<Self.rounds {
      guard let first = item.ownSeconds() else { return failed(item, "newslab") }
      guard let peer = item.peerSeconds(["lua5.4"], module: module) else {
        return failed(item, "lua5.4")
      }
      guard let second = item.ownSeconds() else { return failed(item, "newslab") }
      guard let other = item.peerSeconds(host.running, module: module) else {
        return failed(item, "the host in C")
      }
      // Newslab runs before and after the peer, so that a change of the machine's pace cancels.
      let mine = (first + second) / 2
      fixed.append(mine / peer)
      shared.append(mine / other)
      times.append(mine)
    }
    let ratio = Measurement.median(fixed)
    BenchTable.print([
      item.name, Measurement.shown(ratio), Measurement.shown(Measurement.median(shared)),
      item.target.map { "\($0)" } ?? "", BenchTable.verdict(ratio, target: item.target),
      Measurement.shown(Measurement.median(times)),
    ])
    return item.target.map { ratio <= $0 } ?? true
  }

  private func failed(_ item: BridgeCase, _ who: String) -> Bool {
    BenchTable.print([item.name, "\(who) failed"])
    return false
  }
}
