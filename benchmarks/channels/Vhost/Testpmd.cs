using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KvmNfv.Benchmarks;

/// <summary>DPDK's dpdk-testpmd, both of its threads on one CPU: the guest of a back-end or a switch, or a back-end itself.</summary>
internal sealed partial class Testpmd : IDisposable
{
    /// <summary>Settings of a guest's device, as the measurements of one run have them.</summary>
    public const string SplitRings = "packed_vq=0,mrg_rxbuf=1,in_order=0", PackedRings = "packed_vq=1,mrg_rxbuf=1,in_order=0";

    // Megabytes of testpmd's own memory; /proc/meminfo counts huge pages of 2 MiB.
    private const int Memory = 256;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task<string> _errors;
    private readonly int _ports;

    /// <summary>Starts it; it doesn't forward yet.</summary>
    /// <param name="cpu">Where it runs.</param>
    /// <param name="devices">Its virtual devices, as <c>--vdev</c> takes them.</param>
    /// <param name="forward">Its forwarding mode.</param>
    /// <param name="frameSize">Bytes of each frame that it makes.</param>
    /// <exception cref="InvalidOperationException">It isn't installed (package dpdk-dev), or ended at once.</exception>
    public Testpmd(int cpu, IReadOnlyList<string> devices, string forward, int frameSize)
    {
        _ports = devices.Count;
        List<string> arguments =
        [
            string.Create(CultureInfo.InvariantCulture, $"--lcores=0@{cpu},1@{cpu}"), "--no-pci", "--no-telemetry", "-m", $"{Memory}",
            // Pages that other processes can map need no file system; ordinary ones do well for a machine without.
            .. HasHugePages ? ["--in-memory", "--single-file-segments"] : new[] { "--no-huge", $"--file-prefix=kvmnfv{Environment.ProcessId}_{Environment.TickCount64}" },
            .. devices.Select(d => "--vdev=" + d),
            "--", "-i", "--total-num-mbufs=16384", "--burst=32", "--txd=256", "--rxd=256", "--nb-cores=1", "--no-lsc-interrupt", "--no-flush-rx",
            $"--forward-mode={forward}", string.Create(CultureInfo.InvariantCulture, $"--txpkts={frameSize}"),
        ];
        // Without stdbuf it would keep what it prints back until its buffer is full.
        _process = Process.Start(new ProcessStartInfo("stdbuf", ["-oL", "dpdk-testpmd", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = CollectAsync();
        _errors = _process.StandardError.ReadToEndAsync();
        Await("testpmd> ", 1);
    }

    /// <summary>Whether huge pages of 2 MiB for two such processes and a switch's are free.</summary>
    public static bool HasHugePages { get; } =
        File.ReadLines("/proc/meminfo").FirstOrDefault(l => l.StartsWith("HugePages_Free:", StringComparison.Ordinal)) is { } line
            && int.Parse(line[15..], CultureInfo.InvariantCulture) >= 2 * Memory;

    /// <summary>A guest's device on a back-end's socket.</summary>
    public static string Guest(int number, string socket, string rings) =>
        string.Create(CultureInfo.InvariantCulture, $"net_virtio_user{number},path={socket},queues=1,queue_size=256,{rings}");

    /// <summary>A back-end that listens on a socket.</summary>
    public static string Backend(int number, string socket) => string.Create(CultureInfo.InvariantCulture, $"net_vhost{number},iface={socket},queues=1");

    public void Send(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
    }

    /// <summary>Frames per second that its ports received and sent, by its own counters and clock.</summary>
    public (double Received, double Sent) Rates(TimeSpan time)
    {
        _ = Show();
        Thread.Sleep(time);
        var shown = Show();
        return (Sum(ReceivedRate().Matches(shown)), Sum(SentRate().Matches(shown)));
    }

    /// <summary>Ends it; what it printed.</summary>
    public string Quit()
    {
        if (!_process.HasExited)
        {
            Send("stop");
            Send("quit");
            _process.StandardInput.Close();
        }
        return End();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private string Show()
    {
        var before = Output.Length;
        Send("show port stats all");
        return Await("Tx-pps:", _ports, before);
    }

    // What it printed after a place, once a text stands there so many times with a whole line behind it.
    private string Await(string text, int times, int from = 0)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < s_patience && !_process.HasExited)
        {
            var output = Output[from..];
            var at = -1;
            for (var i = 0; i < times && (at >= 0 || i == 0); i++)
                at = output.IndexOf(text, at + 1, StringComparison.Ordinal);
            if (at >= 0 && (text.EndsWith(' ') || output.IndexOf('\n', at) >= 0))
                return output;
            Thread.Sleep(5);
        }
        _process.StandardInput.Close();
        throw new InvalidOperationException($"dpdk-testpmd did not print '{text}'; it printed: {End()}");
    }

    private string End()
    {
        if (!_process.WaitForExit(s_patience))
            _process.Kill();
        return Output + _errors.Result;
    }

    private async Task CollectAsync()
    {
        var buffer = new char[4096];
        for (int count; (count = await _process.StandardOutput.ReadAsync(buffer)) > 0;)
        {
            lock (_output)
                _output.Append(buffer, 0, count);
        }
    }

    private static double Sum(MatchCollection matches) => matches.Sum(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"Rx-pps:\s+(\d+)")]
    private static partial Regex ReceivedRate();

    [GeneratedRegex(@"Tx-pps:\s+(\d+)")]
    private static partial Regex SentRate();
}
