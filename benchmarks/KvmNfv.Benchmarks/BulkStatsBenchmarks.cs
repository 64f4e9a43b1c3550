using BenchmarkDotNet.Attributes;
using KvmNfv.Benchmarks.Interop;
using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks;

/// <summary>Statistics of many domains in one call; every value is read.</summary>
public class BulkStatsBenchmarks : IDisposable
{
    private TestHypervisor _host = null!;
    private LibvirtConnection _connection = null!;

    [Params(1, 500)]
    public int Domains { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _host = new TestHypervisor(Domains);
        _connection = LibvirtConnection.Open(_host.Uri);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _connection.Dispose();
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public long Stats() => Sum(_connection.GetAllDomainStats());

    [Benchmark]
    public long StatsWithUuids() => Sum(_connection.GetAllDomainStats(withUuids: true));

    private static long Sum(IReadOnlyList<DomainStats> all)
    {
        var sum = 0L;
        foreach (var one in all)
        {
            foreach (var parameter in one.Parameters)
                sum += parameter.AsInt32();
        }
        return sum;
    }
}
