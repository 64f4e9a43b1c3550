using System.Globalization;
using System.Text.Json;
using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Cli.Comparing;

/// <summary>Measures option by option, each in processes of its own, with the verbs that users have.</summary>
/// <param name="plan">What.</param>
/// <param name="progress">Told before each.</param>
internal sealed class Comparer(ComparisonPlan plan, Action<string> progress)
{
    private static readonly (string Name, string Ends, string Channel, WaitPolicy[] Waits)[] s_host =
    [
        ("in-process loop-back", "two threads", "loopback", [WaitPolicy.Poll, WaitPolicy.Adaptive]),
        ("shared memory, sealed (shm-socket)", "two processes", "shm-socket", [WaitPolicy.Poll, WaitPolicy.Adaptive, WaitPolicy.Sleep]),
        ("shared memory, file (shm-file)", "two processes", "shm-file", [WaitPolicy.Poll]),
        ("ivshmem-plain", "two processes", "ivshmem-plain", [WaitPolicy.Poll]),
        ("ivshmem-doorbell", "two processes", "ivshmem", [WaitPolicy.Poll, WaitPolicy.Adaptive, WaitPolicy.Sleep]),
        ("Unix stream socket", "two processes", "unix", [WaitPolicy.Poll, WaitPolicy.Sleep]),
        ("TCP loop-back", "two processes", "tcp", [WaitPolicy.Poll, WaitPolicy.Sleep]),
    ];

    /// <summary>Measures what is wanted; after an interruption the rest is listed as not measured.</summary>
    public async Task<ComparisonReport> RunAsync(CancellationToken cancellationToken)
    {
        var files = HostFiles.Live;
        var (host, started, options) = (HostFacts.Read(files), TimeProvider.System.GetUtcNow(), new List<ComparedOption>());
        foreach (var measurement in All().Where(m => plan.Wants(m.Name)))
            options.Add(await measurement.RunAsync(cancellationToken).ConfigureAwait(false));
        var vmfunc = VmfuncReader.Read(files, VmfuncReader.LiveRegister);
        if (plan.Wants("VMFUNC"))
            options.Add(ComparedOption.Without("VMFUNC (EPTP switching)", "two VMs", "nothing to measure: KVM, QEMU and libvirt give no guest an EPT pointer list"));
        return new(started, host with { LoadAfter = HostFacts.Load(files) }, plan.Cpus, plan.Burst, vmfunc, options, Assessments.All);
    }

    /// <summary>Runs one of this tool's measurements and reads its result.</summary>
    /// <param name="parse">Reads it.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<T> MeasureAsync<T>(Func<string, T?> parse, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = PeerProcess.Start(["channel", .. arguments, "-o", "json"]);
        var output = await process.ResultAsync(cancellationToken).ConfigureAwait(false);
        return parse(output) ?? throw new CliException("a measurement ended without a result");
    }

    public static PingReport? Ping(string json) => JsonSerializer.Deserialize(json, CliJson.Readable.PingReport);

    public static BlastReport? Blast(string json) => JsonSerializer.Deserialize(json, CliJson.Readable.BlastReport);

    /// <summary>A time as options take it.</summary>
    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms");

    private IEnumerable<Measurement> All() =>
    [
        .. s_host.SelectMany(o => o.Waits.Select(wait => new Measurement(o.Name, o.Ends, wait, token => OnHostAsync(o.Name, o.Ends, o.Channel, wait, token)))),
        new VethComparison(plan, progress).Measurement,
        .. new VmComparison(plan, progress).All,
    ];

    private async Task<ComparedOption> OnHostAsync(string name, string ends, string channel, WaitPolicy wait, CancellationToken cancellationToken)
    {
        var word = wait.ToString().ToLowerInvariant();
        if (wait == WaitPolicy.Poll && plan.Cpus.Count < 2)
            return ComparedOption.Without(name, ends, "polling needs a CPU for each side, and this process may use only one") with { Wait = word };
        progress($"{name}, {word}");
        string[] common = [channel, "--wait", word, "--cpus", string.Join(',', plan.Cpus), "--duration", Milliseconds(plan.Duration)];
        try
        {
            var ping = await MeasureAsync(Ping, ["ping", .. common], cancellationToken).ConfigureAwait(false);
            var blast = await MeasureAsync(Blast, ["blast", .. common, "--sizes", string.Join(',', plan.Sizes), "--bursts", $"{plan.Burst}"], cancellationToken).ConfigureAwait(false);
            return new(name, ends, word, ComparedLatency.Of(ping), blast.Points, false, null);
        }
        catch (CliException e)
        {
            return ComparedOption.Without(name, ends, e.Message) with { Wait = word };
        }
    }
}
