using System.Diagnostics;
using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Comparing;

/// <summary>TCP between two network namespaces over a veth pair: what packets take through the kernel without a VM. Changes the host for a moment, so only where asked.</summary>
internal sealed class VethComparison(ComparisonPlan plan, Action<string> progress)
{
    private const string Name = "TCP over veth", Ends = "two network namespaces";

    // RFC 5737: for documentation, so nobody's; within namespaces it meets nothing else anyway.
    private const string First = "192.0.2.1", Second = "192.0.2.2";

    public Measurement Measurement => new(Name, Ends, null, RunAsync);

    private async Task<ComparedOption> RunAsync(CancellationToken cancellationToken)
    {
        if (!plan.Veth)
            return ComparedOption.Without(Name, Ends, "it makes network namespaces and a veth pair for a moment, and was not asked for: --veth");
        progress(Name);
        var (a, b) = ($"kvmnfv-{Environment.ProcessId}a", $"kvmnfv-{Environment.ProcessId}b");
        try
        {
            Ip("netns", "add", a);
            Ip("netns", "add", b);
            Ip("-n", a, "link", "add", "veth0", "type", "veth", "peer", "name", "veth0", "netns", b);
            foreach (var (space, address) in new[] { (a, First), (b, Second) })
            {
                Ip("-n", space, "address", "add", $"{address}/30", "dev", "veth0");
                Ip("-n", space, "link", "set", "veth0", "up");
                // Without it, an attempt to reach an own address that nobody listens at waits for ever.
                Ip("-n", space, "link", "set", "lo", "up");
            }

            var ping = await BetweenAsync(a, b, 7001, Comparer.Ping, ["ping"], cancellationToken).ConfigureAwait(false);
            var blast = await BetweenAsync(a, b, 7002, Comparer.Blast, ["blast", "--sizes", string.Join(',', plan.Sizes), "--bursts", $"{plan.Burst}"], cancellationToken).ConfigureAwait(false);
            return new(Name, Ends, "sleep", ComparedLatency.Of(ping), blast.Points, false, null);
        }
        catch (CliException e)
        {
            return ComparedOption.Without(Name, Ends, e.Message);
        }
        finally
        {
            foreach (var space in new[] { a, b })
                Run("netns", "delete", space);
        }
    }

    private async Task<T> BetweenAsync<T>(string a, string b, int port, Func<string, T?> parse, string[] measurement, CancellationToken cancellationToken)
    {
        string[] common = [$"tcp:{First}:{port}", "--wait", "sleep"];
        using var echo = PeerProcess.Start(["channel", "ping", .. common, "--echo", "--cpus", $"{plan.Cpus[^1]}"], "ip", "netns", "exec", a);
        // The listener's address is local to its own namespace only: what comes too early can't listen in its place, and tries again.
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            using var measuring = PeerProcess.Start(["channel", .. measurement, .. common, "--cpus", $"{plan.Cpus[0]}", "--duration", Comparer.Milliseconds(plan.Duration), "-o", "json"], "ip", "netns", "exec", b);
            try
            {
                return parse(await measuring.ResultAsync(cancellationToken).ConfigureAwait(false)) ?? throw new CliException("a measurement ended without a result");
            }
            catch (CliException) when (Stopwatch.GetElapsedTime(start) < LinkSide.Patience)
            {
                await Task.Delay(200, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Ip(params string[] arguments)
    {
        if (Run(arguments) is { Length: > 0 } error)
            throw new CliException($"'ip {string.Join(' ', arguments)}' failed: {error}; it needs root and iproute2");
    }

    // Its error; empty: none.
    private static string Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var error = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : error.Length > 0 ? error : $"status {process.ExitCode}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }
}
