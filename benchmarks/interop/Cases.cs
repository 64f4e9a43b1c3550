using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>The promises of SPECIFICATION.md about the bindings' speed, one case each, and what is only worth knowing.</summary>
internal static class Cases
{
    public static IReadOnlyList<BenchmarkCase> All(Peer peer, SharpWork sharp) =>
    [
        new("GetInfo", 1.2, true, peer.Work("peer_info"), sharp.Info),
        new("look-up by name + release", 1.5, false, peer.Work("peer_lookup", TestHypervisor.FirstDomain), n => sharp.Lookup(n, TestHypervisor.FirstDomain)),
        new("bulk stats of 500, every value", 1.3, false, peer.Work("peer_stats"), sharp.Stats),
        new("bulk stats of 500, + names, UUIDs", 1.3, false, peer.Work("peer_stats_named"), sharp.StatsNamed),
        new("typed: memory, 3 numbers", 1.3, false, peer.Work("peer_memory"), sharp.Memory),
        new("typed: memory, by name", 1.3, false, peer.Work("peer_memory_by_name"), sharp.MemoryByName),
        new("typed: scheduler, 1 number", 1.3, false, peer.Work("peer_scheduler"), sharp.Scheduler),
        new("typed: blkio, 1 number, 5 strings", 1.3, false, peer.Work("peer_blkio"), sharp.Blkio),
        new("typed: block I/O tune, 20 values", 1.3, false, peer.Work("peer_iotune", TestHypervisor.Disk), n => sharp.IoTune(n, TestHypervisor.Disk)),
        new("open + look-up + close", null, false, peer.Work("peer_cycle", "test:///default", "test"), n => SharpWork.Cycle(n, "test:///default", "test")),
        new("200 life-cycle events, to the reader", null, false, peer.Work("peer_events"), sharp.Events),
        new("GetInfoAsync to GetInfo, both C#", null, false, sharp.Info, sharp.InfoAsync),
    ];
}
