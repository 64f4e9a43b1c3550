namespace KvmNfv.Benchmarks.Channels;

/// <summary>Everybody who serves guests' sockets here.</summary>
internal static class Contenders
{
    /// <summary>Back-ends of one port that take or make frames: a copy out of, or into, the guest's memory for each.</summary>
    public static IReadOnlyList<Contender> Backends(Options options) => [.. Ours(options), new("net_vhost", 0.8, StartTestpmd)];

    /// <summary>Switches between two ports.</summary>
    public static IReadOnlyList<Contender> Switches(Options options) =>
        [.. Ours(options), new("testpmd io", 0.8, StartTestpmd), new("OVS-DPDK", 1.0, (_, sockets, cpu) => new OvsSwitch(sockets, cpu))];

    private static IEnumerable<Contender> Ours(Options options) =>
        options.Programs.Select(p => new Contender(p.Name, null, (one, sockets, cpu) => new VhostProcess(p.Program, one, sockets, cpu)));

    private static Testpmd StartTestpmd(RateCase one, IReadOnlyList<string> sockets, int cpu)
    {
        var forward = one.Traffic switch { Traffic.Up => "rxonly", Traffic.Down => "txonly", _ => "io" };
        var testpmd = new Testpmd(cpu, [.. sockets.Select((s, i) => Testpmd.Backend(i, s))], forward, one.FrameSize);
        testpmd.Send("start");
        return testpmd;
    }
}
