using BenchmarkDotNet.Attributes;
using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks;

/// <summary>Life-cycle events from the call that causes them to the reader; time and memory are those of one event, its call included.</summary>
public class EventBenchmarks : IDisposable
{
    private const int Events = 1000;

    private LibvirtConnection _connection = null!;
    private Domain _domain = null!;
    private EventStream<DomainLifecycleEvent> _stream = null!;

    [GlobalSetup]
    public void Open()
    {
        _connection = LibvirtConnection.Open("test:///default");
        _domain = _connection.LookupDomainByName("test");
        _stream = _connection.DomainEvents.Lifecycle(options: new() { Capacity = Events * 2 });
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _stream.Dispose();
        _domain.Dispose();
        _connection.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public async Task<long> CauseAndRead()
    {
        Cause(_domain);
        for (var i = 0; i < Events; i++)
            await _stream.ReadAsync();
        return _stream.Dropped;
    }

    private static void Cause(Domain domain)
    {
        for (var i = 0; i < Events / 2; i++)
        {
            domain.Suspend();
            domain.Resume();
        }
    }
}
