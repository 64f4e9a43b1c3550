using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>Moves a guest to and fro, each contender in its turn.</summary>
internal sealed class Runner(Lab lab, Options options)
{
    /// <summary>
    /// Rounds: each contender once, the other way round every second time. So everyone has the same guest, neighbours in time, and both directions as often,
    /// as far as the numbers allow.
    /// </summary>
    public async Task<CaseResult> RunAsync(string suite, Link link, Workload workload, IReadOnlyList<Contender> contenders, int rounds)
    {
        var memory = options.Memory ?? link.Memory;
        Console.WriteLine($"\n{suite}: {workload.Name} on {link.Name}, {memory} MiB, {workload.Parameter(link, memory)}");
        lab.Shape(link);
        var moves = new List<Move>();
        using var switchOver = new SwitchOver(lab);
        await using (var guest = await Guest.StartAsync(lab, workload.Parameter(link, memory), memory))
        {
            await guest.SettleAsync();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var contender in round % 2 == 0 ? contenders : contenders.Reverse())
                {
                    var move = await MoveAsync(guest, link, contender, switchOver);
                    moves.Add(move);
                    Print(move);
                    if (options.Explain && round == 0)
                        Explain(contender);
                    await guest.SettleAsync();
                }
            }

            await guest.CheckAsync();
        }

        return new CaseResult(suite, link.Name, workload.Name, workload.Compressible, memory, moves);
    }

    private async Task<Move> MoveAsync(Guest guest, Link link, Contender contender, SwitchOver switchOver)
    {
        var (from, to) = (guest.At, guest.Other);
        switchOver.Begin();
        using var stop = new CancellationTokenSource();
        var probing = options.Probe ? ServiceProbe.Parse($"udp:{Guest.Address}:7", TimeSpan.FromMilliseconds(2)).RunAsync(stop.Token) : null;
        var move = await contender.MoveAsync(lab, guest, link);
        var returned = DateTimeOffset.UtcNow;
        if (!move.Finished)
            return move;
        move = move with { Job = await JobAsync(guest.Name, to) };
        if (await switchOver.ReadAsync(from) is var (stopped, resumed))
        {
            move = move with
            {
                Downtime = (resumed - stopped).TotalMilliseconds,
                // Counted back from the return, which every contender's watch saw.
                Runs = (move.Proved ?? move.Total) - (returned - resumed).TotalSeconds,
            };
        }

        if (probing is null)
            return move;
        await Task.Delay(500);
        await stop.CancelAsync();
        return move with { Gap = (await probing).LongestGap?.TotalMilliseconds };
    }

    private async Task<double?> JobAsync(string name, int host)
    {
        using var domain = await lab.Hosts[host].LookupDomainByNameAsync(name);
        try
        {
            var job = await domain.GetJobStatsAsync(DomainGetJobStatsFlags.Completed);
            return job.Parameters.TryGet(DomainJobStat.TimeElapsed, out var elapsed) ? elapsed.AsUInt64() / 1000.0 : null;
        }
        catch (LibvirtException)
        {
            // After post-copy only the source has them, and that domain is gone.
            return null;
        }
    }

    private static void Explain(Contender contender)
    {
        if (contender is not SdkContender { Plan: { } plan, Last: { } report })
            return;
        foreach (var decision in plan.Decisions)
            Console.WriteLine($"      {decision.Subject}: {decision.Choice}: {decision.Reason}");
        Console.WriteLine($"      {plan.Forecast.Model}");
        foreach (var seen in report.Events)
            Console.WriteLine($"      {seen.At.TotalSeconds,7:F3} {seen.Text}");
    }

    private static void Print(Move move)
    {
        // Program.cs sets the invariant culture.
        var plan = move.PredictedTotal is null ? ""
            : $"  predicted {move.PredictedTotal,6:F2} s {move.PredictedDowntime,5:F0} ms  proved {move.Proved,6:F2} s  sent {move.Sent,5:F0} MiB";
        Console.WriteLine($"  {move.Contender,-14}{"><"[move.From]} total {move.Total,6:F2} s  runs {move.Runs,6:F2} s  job {move.Job,6:F2} s  downtime {move.Downtime,6:F0} ms  gap {move.Gap,6:F0} ms{plan}"
            + $"  {move.Choice}{(move.Error is null ? "" : $"  ({move.Error})")}");
    }
}
