using BenchmarkDotNet.Attributes;
using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks;

/// <summary>Single calls on the test driver's default domain.</summary>
public class DomainBenchmarks : IDisposable
{
    private LibvirtConnection _connection = null!;
    private Domain _domain = null!;

    [GlobalSetup]
    public void Open()
    {
        _connection = LibvirtConnection.Open("test:///default");
        _domain = _connection.LookupDomainByName("test");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _domain.Dispose();
        _connection.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public DomainInfo GetInfo() => _domain.GetInfo();

    /// <summary>The same through the connection's gate: what a thread hand-over costs.</summary>
    [Benchmark]
    public Task<DomainInfo> GetInfoAsync() => _domain.GetInfoAsync();

    [Benchmark]
    public string Name() => _domain.Name;

    [Benchmark]
    public void LookupByName()
    {
        using var domain = _connection.LookupDomainByName("test");
    }

    [Benchmark]
    public LibvirtNotFoundException? LookupOfNobody()
    {
        try
        {
            using var domain = _connection.LookupDomainByName("nobody");
            return null;
        }
        catch (LibvirtNotFoundException e)
        {
            return e;
        }
    }

    [Benchmark]
    public ulong MemoryParameters()
    {
        var sum = 0UL;
        foreach (var parameter in _domain.GetMemoryParameters())
            sum += parameter.AsUInt64();
        return sum;
    }

    [Benchmark]
    public string Xml() => _domain.GetXml();
}
