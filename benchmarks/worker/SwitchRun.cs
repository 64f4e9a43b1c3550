using System.Diagnostics;
using KvmNfv.Channels;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Benchmarks.Worker;

/// <summary>One run: a worker on CPU 0 joins two ports of a testpmd on CPU 1, which sends what it gets back through the other port.</summary>
internal sealed record SwitchRun
{
    private const int WorkerCpu = 0, GuestCpu = 1;

    // Long enough for the JIT compiler's last tier.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public required double FramesPerSecond { get; init; }

    public required TimeSpan Start { get; init; }

    public required long ResidentKiB { get; init; }

    public required TimeSpan LongestGap { get; init; }

    public required long AllocatedByThreads { get; init; }

    public required int Collections { get; init; }

    public static async Task<SwitchRun> MeasureAsync(SwitchCase one, string program, TimeSpan time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-bench").FullName;
        try
        {
            string[] sockets = [Path.Combine(folder, "a"), Path.Combine(folder, "b")];
            var began = Stopwatch.GetTimestamp();
            await using var worker = new DataPlaneWorker(new()
            {
                ControlFolder = folder,
                ProgramPath = program,
                Configuration = new()
                {
                    Switches =
                    [
                        new()
                        {
                            Name = "sw",
                            Options = new() { Cpus = [WorkerCpu] },
                            Ports =
                            [
                                new() { Name = "a", SocketPath = sockets[0], Mode = VhostUserSocketMode.Server, ForwardTo = "b" },
                                new() { Name = "b", SocketPath = sockets[1], Mode = VhostUserSocketMode.Server, ForwardTo = "a" },
                            ],
                        },
                    ],
                },
            });
            await worker.StartAsync(cancellationToken);
            var start = Stopwatch.GetElapsedTime(began);
            using var guests = new Testpmd(GuestCpu, [.. sockets.Select((s, i) => Testpmd.Guest(i, s, one.Rings))], "io", one.FrameSize);
            // Four bursts for each port go round: neither side runs out of frames, and a ring of 256 holds them all.
            guests.Send("start tx_first 4");
            await Task.Delay(s_warmUp, cancellationToken);
            var before = await worker.ReadStatisticsAsync(forgetGaps: true, cancellationToken);
            await Task.Delay(time, cancellationToken);
            var after = await worker.ReadStatisticsAsync(cancellationToken: cancellationToken);
            var frames = Sent(after) - Sent(before);
            if (frames == 0)
                throw new InvalidOperationException($"No frame passed: {guests.Quit()}");
            return new()
            {
                // The worker's own clock: both readings have the time at which they were made.
                FramesPerSecond = frames / (after.Uptime - before.Uptime).TotalSeconds,
                Start = start,
                ResidentKiB = Resident(worker.ProcessId!.Value),
                LongestGap = after.LongestPollGap,
                AllocatedByThreads = after.Threads.Sum(t => t.AllocatedBytes),
                Collections = after.Managed.Collections,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Sent(DataPlaneStatistics statistics) => statistics.Ports.Sum(p => p.Counters.SentFrames);

    // /proc/PID/status: "VmRSS:     12345 kB".
    private static long Resident(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^2], System.Globalization.CultureInfo.InvariantCulture);
}
