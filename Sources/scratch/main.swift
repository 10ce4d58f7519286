import Foundation
import LinearAlgebra
import VectorSearch
import RAGCore
func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
let n = 200_000, d = 384
var rng = SystemRandomNumberGenerator()
var flat = [Float](repeating: 0, count: n * d)
var state: UInt64 = 88172645463325252
for i in 0..<(n*d) { state ^= state << 13; state ^= state >> 7; state ^= state << 17; flat[i] = Float(state >> 40) / Float(1 << 24) - 0.5 }
for r in 0..<n { var s: Float = 0; for c in 0..<d { s += flat[r*d+c]*flat[r*d+c] }; let k = 1/s.squareRoot(); for c in 0..<d { flat[r*d+c] *= k } }
let idx = ExactIndex(dimension: d)
let tt = now()
try idx.append(ids: (0..<n).map { Int64($0 + 1) }, vectors: flat.span)
print("append ms", (now()-tt)*1e3)
let queries = (0..<256).map { q in (0..<d).map { flat[(q*701)*d + $0] + 0.01 * Float($0 % 7) } }
func stats(_ name: String, _ reps: Int, _ f: () throws -> Void) rethrows -> Double { var t: [Double] = []; for _ in 0..<reps { let s = now(); try f(); t.append(now()-s) }; t.sort(); print(name, "min", t[0]*1e3, "p50", t[reps/2]*1e3, "p99", t[reps*99/100]*1e3); return t[reps/2] }
let m = Matrix(rows: n, columns: d) { s in for i in 0..<(n*d) { s[i] = flat[i] } }
let q1 = Matrix(rows: 1, columns: d) { s in for i in 0..<d { s[i] = queries[0][i] } }
let sc = Matrix(rows: 1, columns: n)
for th in [1, 2] { BLAS.setThreads(th); _ = stats("bare sgemv \(th)", 50) { BLAS.products(of: m, rows: 0..<n, with: q1, into: sc) } }
BLAS.setThreads(1)
var i = 0
let one = try stats("single", 100) { _ = try idx.search(10, [queries[i % 256]], among: nil); i += 1 }
let b = try stats("batch256", 7) { _ = try idx.search(10, queries, among: nil) }
print("batch ratio", one * 256 / b)
let allow = (0..<12).map { Int64($0 * 16000 + 5) }
_ = try stats("filtered12", 100) { _ = try idx.search(10, [queries[0]], among: allow) }
let half = (0..<(n/2)).map { Int64($0 * 2 + 1) }
_ = try stats("filtered half", 20) { _ = try idx.search(10, [queries[0]], among: half) }
_ = try stats("edit", 50) { try idx.follow(VectorChange(removed: [Int64(i)], added: [StoredVector(chunkID: Int64(n + 1 + i), vector: queries[0])])); i += 1 }
