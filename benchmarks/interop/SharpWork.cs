using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>The C# side: line for line what peer/peer.c does, through the public API.</summary>
internal sealed class SharpWork(LibvirtConnection connection, Domain domain)
{
    /// <summary>PEER_EVENTS of peer.h.</summary>
    private const int EventsPerRound = 200;

    private ulong _cpuTime;

    public ulong Info(int rounds)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
        {
            var info = domain.GetInfo();
            sum += (ulong)info.State + info.MaxMemoryKiB + info.MemoryKiB + (ulong)info.VcpuCount;
            Volatile.Write(ref _cpuTime, info.CpuTimeNanoseconds);
        }
        return sum;
    }

    public ulong Lookup(int rounds, string name)
    {
        var found = 0UL;
        for (var i = 0; i < rounds; i++)
        {
            using var one = connection.LookupDomainByName(name);
            found++;
        }
        return found;
    }

    public ulong Stats(int rounds)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
        {
            foreach (var record in connection.GetAllDomainStats())
                sum += Sum(record.Parameters);
        }
        return sum;
    }

    public ulong StatsNamed(int rounds)
    {
        var sum = 0UL;
        Span<byte> uuid = stackalloc byte[16];
        for (var i = 0; i < rounds; i++)
        {
            foreach (var record in connection.GetAllDomainStats(withUuids: true))
            {
                record.Uuid!.Value.TryWriteBytes(uuid, bigEndian: true, out _);
                sum += (ulong)record.Name.Length + uuid[15];
                sum += Sum(record.Parameters);
            }
        }
        return sum;
    }

    public ulong Memory(int rounds)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
            sum += Sum(domain.GetMemoryParameters());
        return sum;
    }

    public ulong MemoryByName(int rounds)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
        {
            var parameters = domain.GetMemoryParameters();
            sum += parameters.GetUInt64("hard_limit"u8) ?? 0;
            sum += parameters.GetUInt64("soft_limit"u8) ?? 0;
            sum += parameters.GetUInt64("swap_hard_limit"u8) ?? 0;
        }
        return sum;
    }

    public ulong Scheduler(int rounds)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
            sum += Sum(domain.GetSchedulerParameters());
        return sum;
    }

    public ulong Blkio(int rounds)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
            sum += Sum(domain.GetBlkioParameters());
        return sum;
    }

    public ulong IoTune(int rounds, string disk)
    {
        var sum = 0UL;
        for (var i = 0; i < rounds; i++)
            sum += Sum(domain.GetBlockIoTune(disk));
        return sum;
    }

    public static ulong Cycle(int rounds, string uri, string name)
    {
        var found = 0UL;
        for (var i = 0; i < rounds; i++)
        {
            using var connection = LibvirtConnection.Open(uri);
            using var domain = connection.LookupDomainByName(name);
            found++;
        }
        return found;
    }

    public ulong Events(int rounds)
    {
        using var stream = connection.DomainEvents.Lifecycle(options: new() { Capacity = EventsPerRound });
        var seen = 0UL;
        for (var i = 0; i < rounds; i++)
        {
            for (var n = 0; n < EventsPerRound / 2; n++)
            {
                domain.Suspend();
                domain.Resume();
            }
            seen += Read(stream).GetAwaiter().GetResult();
        }
        return seen;
    }

    public ulong InfoAsync(int rounds)
    {
        return Run().GetAwaiter().GetResult();

        async Task<ulong> Run()
        {
            var sum = 0UL;
            for (var i = 0; i < rounds; i++)
            {
                var info = await domain.GetInfoAsync();
                sum += (ulong)info.State + info.MaxMemoryKiB + info.MemoryKiB + (ulong)info.VcpuCount;
            }
            return sum;
        }
    }

    private static async Task<ulong> Read(EventStream<DomainLifecycleEvent> stream)
    {
        var seen = 0UL;
        while (seen < EventsPerRound)
        {
            await stream.ReadAsync();
            seen++;
        }
        return seen;
    }

    private static ulong Sum(TypedParameterList parameters)
    {
        var sum = 0UL;
        foreach (var parameter in parameters)
            sum += ValueOf(parameter);
        return sum;
    }

    private static ulong ValueOf(TypedParameter parameter) => parameter.Type switch
    {
        TypedParameterType.Int => (ulong)parameter.AsInt32(),
        TypedParameterType.Uint => parameter.AsUInt32(),
        TypedParameterType.Llong => (ulong)parameter.AsInt64(),
        TypedParameterType.Ullong => parameter.AsUInt64(),
        TypedParameterType.Double => (ulong)parameter.AsDouble(),
        TypedParameterType.Boolean => parameter.AsBoolean() ? 1UL : 0UL,
        TypedParameterType.String => (ulong)parameter.AsString().Length,
        _ => 0,
    };
}
