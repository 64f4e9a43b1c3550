using BenchmarkDotNet.Running;
using KvmNfv.LibvirtXml.Benchmarks;

// compare [--pairs N] [--report-only] [FOLDER]  pairs in one process, with ratios; a first document in fresh processes. Exit code 1: a promise is missed.
// first ours|serializer FILE                    one document in this process (what compare starts).
// anything else goes to BenchmarkDotNet.
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
try
{
    switch (args)
    {
        case ["compare", .. var rest]:
            return Comparison.Run(CompareOptions.Parse(rest));
        case ["first", var way, var file]:
            return FirstDocument.Run(way, file);
        default:
            BenchmarkSwitcher.FromAssembly(typeof(DocumentBenchmarks).Assembly).Run(args);
            return 0;
    }
}
catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 2;
}
