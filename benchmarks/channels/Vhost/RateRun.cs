using System.Diagnostics;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>One run: a contender on one CPU, a testpmd with the guests' ports on the other.</summary>
internal static class RateRun
{
    public const int GuestCpu = 0, ContenderCpu = 1;

    // Four bursts for each port go round: neither side runs out of frames, and a ring of 256 holds them all.
    private const string StartRound = "start tx_first 4";

    // Long enough for the JIT compiler's last tier.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2), s_patience = TimeSpan.FromSeconds(20), s_settle = TimeSpan.FromMilliseconds(300);

    /// <summary>Frames per second, by the guests' counters and clock.</summary>
    public static double Measure(Contender contender, RateCase one, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-bench").FullName;
        try
        {
            string[] sockets = [.. "ab".Take(one.Ports).Select(s => Path.Combine(folder, $"{s}"))];
            using var served = contender.Start(one, sockets, ContenderCpu);
            foreach (var socket in sockets)
                Await(socket, contender.Name);
            var forward = one.Traffic switch { Traffic.Up => "txonly", Traffic.Down => "rxonly", _ => "io" };
            using var guests = new Testpmd(GuestCpu, [.. sockets.Select((s, i) => Testpmd.Guest(i, s, one.Rings))], forward, one.FrameSize);
            // The contender must have taken up the rings, or it would drop the few frames that go round.
            Thread.Sleep(s_settle);
            guests.Send(one.Traffic == Traffic.Round ? StartRound : "start");
            Thread.Sleep(s_warmUp);
            var (received, sent) = guests.Rates(time);
            var rate = one.Traffic == Traffic.Up ? sent : received;
            var printed = guests.Quit();
            return rate > 0 ? rate : throw new InvalidOperationException($"{contender.Name} passed no frame in '{one.Name}': {printed}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Await(string socket, string name)
    {
        for (var began = Stopwatch.GetTimestamp(); !File.Exists(socket); Thread.Sleep(10))
        {
            if (Stopwatch.GetElapsedTime(began) > s_patience)
                throw new InvalidOperationException($"{name} does not listen on {socket}.");
        }
    }
}
