using BenchmarkDotNet.Running;
using KvmNfv.LibvirtXml.Benchmarks;

// compare [FOLDER]  A against B in one process, interleaved, with ratios; a first document each in a fresh process.
// first ours|serializer|linq FILE  one document in this process (what compare starts).
// anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["compare", .. var rest]:
        return Comparison.Run(rest is [var folder, ..] ? folder : DomainFiles.DefaultFolder());
    case ["first", var way, var file]:
        return FirstDocument.Run(way, file);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DocumentBenchmarks).Assembly).Run(args);
        return 0;
}
