/// The assignment of rows to columns with the largest sum.
///
/// The method of Kuhn and Munkres ("The Hungarian method for the assignment problem", 1955;
/// "Algorithms for the assignment and transportation problems", 1957) with shortest augmenting
/// paths, in the third power of the smaller side at most times the larger one.
package enum Assignment {
  /// The largest sum of values, at most one of each row and each column; values are not negative.
  package static func largestSum(_ values: [[Double]]) -> Double {
    guard let width = values.first?.count, width > 0 else { return 0 }
    let isWide = values.count <= width
    let rows = isWide ? values.count : width
    let columns = isWide ? width : values.count
    func cost(_ row: Int, _ column: Int) -> Double {
      isWide ? -values[row][column] : -values[column][row]
    }
    // Index 0 stands for no row and no column; potentials keep reduced costs at 0 or above.
    var rowPotential = Array(repeating: 0.0, count: rows + 1)
    var columnPotential = Array(repeating: 0.0, count: columns + 1)
    var rowOfColumn = Array(repeating: 0, count: columns + 1)
    for row in 1...rows {
      var way = Array(repeating: 0, count: columns + 1)
      var slack = Array(repeating: Double.infinity, count: columns + 1)
      var isDone = Array(repeating: false, count: columns + 1)
      var column = 0
      rowOfColumn[0] = row
      repeat {
        isDone[column] = true
        let current = rowOfColumn[column]
        var (step, next) = (Double.infinity, 0)
        for candidate in 1...columns where !isDone[candidate] {
          let reduced =
            cost(current - 1, candidate - 1) - rowPotential[current] - columnPotential[candidate]
          if reduced < slack[candidate] {
            slack[candidate] = reduced
            way[candidate] = column
          }
          if slack[candidate] < step {
            step = slack[candidate]
            next = candidate
          }
        }
        for other in 0...columns {
          if isDone[other] {
            rowPotential[rowOfColumn[other]] += step
            columnPotential[other] -= step
          } else {
            slack[other] -= step
          }
        }
        column = next
      } while rowOfColumn[column] != 0
      while column != 0 {
        rowOfColumn[column] = rowOfColumn[way[column]]
        column = way[column]
      }
    }
    var sum = 0.0
    for column in 1...columns where rowOfColumn[column] > 0 {
      sum -= cost(rowOfColumn[column] - 1, column - 1)
    }
    return sum
  }
}
