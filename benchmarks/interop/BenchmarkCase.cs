namespace KvmNfv.Benchmarks.Interop;

/// <summary>One thing that C and C# both do, and what is promised about it.</summary>
/// <param name="Name">The name, which <c>--filter</c> looks at.</param>
/// <param name="Limit">The most that C#'s time may be of C's; null where nothing is promised.</param>
/// <param name="AllocatesNothing">Whether 0 allocated bytes are promised.</param>
/// <param name="C">Does it a number of times in C and returns the sum of what it read.</param>
/// <param name="Sharp">The same in C#.</param>
internal sealed record BenchmarkCase(string Name, double? Limit, bool AllocatesNothing, Func<int, ulong> C, Func<int, ulong> Sharp);
